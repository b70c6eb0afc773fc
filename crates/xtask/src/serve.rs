//! A small server for the hosted folder, on this machine only.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::time::Duration;

use crate::problem::{Doing, Problem};
use crate::{dist, setup};

const PORT: u16 = 8080;

/// `cargo xtask serve`.
pub(crate) fn task(arguments: &[String]) -> Result<(), Problem> {
    let mut port = PORT;
    let mut quick = false;
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--quick" => quick = true,
            "--port" => {
                port = rest
                    .next()
                    .and_then(|number| number.parse().ok())
                    .ok_or_else(|| Problem::new("--port needs a number from 1 to 65535"))?;
            }
            other => return Err(Problem::unknown_argument(other)),
        }
    }
    // Before the build, so that a taken port is said at once and not after minutes.
    let listener = TcpListener::bind(("127.0.0.1", port)).map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => Problem::new(format!(
            "port {port} is taken by another program; end it, or choose another port with --port"
        )),
        _ => Problem::new(format!("could not listen on 127.0.0.1:{port}: {error}")),
    })?;
    let toolbox = setup::for_page()?;
    let folder = dist::build(&toolbox, quick)?;
    let address = listener.local_addr().doing("read the address")?;
    println!("The page is at http://{address}/  (the one-file page: dist/nianbao.html)");
    println!("Ctrl+C ends the server.");
    for stream in listener.incoming().flatten() {
        let folder = folder.clone();
        std::thread::spawn(move || {
            // A browser that hangs up early is no problem of ours.
            let _ = answer(stream, &folder);
        });
    }
    Ok(())
}

fn answer(stream: TcpStream, folder: &Path) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut writer = stream;
    loop {
        let mut request = String::new();
        if reader.read_line(&mut request)? == 0 {
            return Ok(());
        }
        let mut header = String::new();
        while reader.read_line(&mut header)? > 2 {
            header.clear();
        }
        let mut words = request.split_whitespace();
        let method = words.next().unwrap_or_default();
        let path = words.next().unwrap_or_default();
        let file = file_for(path, folder);
        let (status, kind, body) = match (method, file) {
            ("GET" | "HEAD", Some(file)) => match std::fs::read(&file) {
                Ok(body) => ("200 OK", kind_of(&file), body),
                Err(_) => ("404 Not Found", "text/plain", b"not found\n".to_vec()),
            },
            ("GET" | "HEAD", None) => ("404 Not Found", "text/plain", b"not found\n".to_vec()),
            _ => ("405 Method Not Allowed", "text/plain", Vec::new()),
        };
        write!(
            writer,
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\r\n",
            body.len()
        )?;
        if method != "HEAD" {
            writer.write_all(&body)?;
        }
        writer.flush()?;
    }
}

/// The file a request means; `None` when it points out of the folder.
fn file_for(path: &str, folder: &Path) -> Option<PathBuf> {
    let path = path.split(['?', '#']).next()?.trim_start_matches('/');
    let path = if path.is_empty() { "index.html" } else { path };
    let inside = Path::new(path).components().all(|component| matches!(component, Component::Normal(_)));
    inside.then(|| folder.join(path))
}

fn kind_of(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let folder = Path::new("dist");
        assert_eq!(file_for("/", folder), Some(folder.join("index.html")));
        assert_eq!(file_for("/a.js?x=1", folder), Some(folder.join("a.js")));
        assert_eq!(file_for("/../Cargo.toml", folder), None);
        assert_eq!(file_for("//etc/passwd", folder), Some(folder.join("etc/passwd")));
    }
}
