//! Starts the document engine inside a worker: everything that knows file formats is reached from here only.

use nianbao_io::{Import, ReadError, project};
use nianbao_web::engine::wire::WireImport;
use nianbao_web::engine::{Answer, Failure, Format, Request, serve};

fn main() {
    serve::start(work);
}

fn work(request: Request) -> Answer {
    let read = match request {
        Request::Read { bytes, .. } => read(&bytes),
        Request::ReadPasted { text, .. } => read(text.as_bytes()),
        Request::Write { report, format } => return write(&report, format),
    };
    match read {
        Ok(import) => Answer::Read(Box::new(WireImport::pack(&import))),
        Err(error) => Answer::Failed(Failure::from(error)),
    }
}

fn read(bytes: &[u8]) -> Result<Import, ReadError> {
    let text = std::str::from_utf8(bytes).map_err(|_| ReadError::Unsupported("这种格式".into()))?;
    let report = project::from_json(text)?;
    Ok(Import {
        report, format: "报告文件".into(), confidence: 100, notes: Vec::new(), sources: Vec::new()
    })
}

fn write(report: &str, format: Format) -> Answer {
    let report = match project::from_json(report) {
        Ok(report) => report,
        Err(error) => return Answer::Failed(Failure::from(error)),
    };
    match nianbao_io::write(&report, format.writer()) {
        Ok(bytes) => Answer::Written(bytes),
        Err(error) => Answer::Failed(Failure { code: error.code().into(), message: error.to_string() }),
    }
}
