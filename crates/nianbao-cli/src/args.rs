//! What can be typed on the command line. The words people read are Chinese; the names of options stay English, so
//! that scripts read alike everywhere. Knows nothing of how a command does its work.

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use nianbao_core::check::Severity;
use nianbao_core::model::{Date, OrgKind};

mod sum;

pub(crate) use sum::{Sum, SumTo};

/// Chinese headings instead of clap's own.
const TEMPLATE: &str = "{about}\n\n用法：{usage}\n\n{all-args}{after-help}";

const FILES: &str = "文件可以是 docx、doc、wps、xlsx、xls、et、html、mht、txt、csv、md、pdf 或报告文件（*.nianbao.json）；写 - 表示从标准输入读取。";

/// Everything on the command line.
#[derive(Debug, Parser)]
#[command(
    name = "nianbao",
    version,
    about = "nianbao：核对政府信息公开工作年度报告。全部在本机完成，不联网。",
    after_help = "退出码：0 没有达到 --fail-on 的发现；1 有；2 有文件读不了，或命令写错（其余文件照常处理）。\n\
                  各命令的写法见 nianbao <命令> --help。",
    override_usage = "nianbao <命令> [选项] [文件…]",
    help_template = TEMPLATE,
    subcommand_help_heading = "命令",
    subcommand_value_name = "命令",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    next_help_heading = "选项"
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[arg(short = 'h', long, global = true, action = ArgAction::Help, help = "显示这份说明", display_order = 900)]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version, help = "显示版本", display_order = 901)]
    version: Option<bool>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    #[command(
        about = "核对报告：逐条列出发现、依据和改法，也列出没有核对的项目和原因",
        override_usage = "nianbao check <文件>… [选项]",
        after_help = FILES,
        help_template = TEMPLATE
    )]
    Check(Check),
    #[command(
        about = "只读入，不核对：显示认出了什么、有哪些疑问",
        override_usage = "nianbao read <文件>… [选项]",
        after_help = FILES,
        help_template = TEMPLATE
    )]
    Read(Read),
    #[command(
        about = "读入一份报告，另存为别的格式；或者写一份空白表格",
        override_usage = "nianbao write <文件> --to <格式> [-o <输出>]\n        nianbao write --blank [--year <年度>] --to <格式> [-o <输出>]",
        after_help = FILES,
        help_template = TEMPLATE
    )]
    Write(Write),
    #[command(
        about = "汇总各单位的报告：逐格相加，与上级的报告对照，列出缺报、迟报、重复和雷同的",
        override_usage = "nianbao sum <文件夹或文件>… [--parent <文件>] [--list <文件>] [选项]",
        after_help = FILES,
        help_template = TEMPLATE
    )]
    Sum(Sum),
    #[command(about = "列出全部规则", override_usage = "nianbao rules [选项]", help_template = TEMPLATE)]
    Rules(Rules),
    #[command(
        about = "解释一条规则：为什么、反例、正例、看不出的、怎么改",
        override_usage = "nianbao explain <规则> [--pack <文件>]",
        help_template = TEMPLATE
    )]
    Explain(Explain),
    #[command(
        about = "检验规则包：格式对不对，自带的例子成立不成立",
        override_usage = "nianbao pack <文件>…",
        help_template = TEMPLATE
    )]
    Pack(Pack),
    #[command(
        about = "输出 JSON Schema，供其他程序校验",
        override_usage = "nianbao schema [种类]",
        help_template = TEMPLATE
    )]
    Schema(Schema),
}

/// `nianbao check`
#[derive(Args, Debug)]
#[command(next_help_heading = "选项")]
pub(crate) struct Check {
    #[arg(required = true, value_name = "文件", help = "要核对的报告，可以给多份", help_heading = "参数")]
    pub(crate) files: Vec<PathBuf>,
    #[arg(long, value_name = "文件或文件夹", help = "上一年度的报告；给文件夹时按机关名称和年度自动对应")]
    pub(crate) previous: Option<PathBuf>,
    #[arg(
        long,
        value_name = "类型",
        value_parser = org_kind,
        help = "机关类型，以此为准：government、government_office、department、township、street、zone、vertical"
    )]
    pub(crate) org_kind: Option<OrgKind>,
    #[arg(long, value_name = "年-月-日", value_parser = date, help = "公布日期，如 2025-01-20；报告自己写明的优先")]
    pub(crate) published: Option<Date>,
    #[arg(
        long,
        value_name = "规则",
        value_delimiter = ',',
        help = "只用这些规则，逗号分隔；可写编号、名称或编号的首字母，如 A,D103,proactive-blank"
    )]
    pub(crate) rules: Vec<String>,
    #[arg(
        long,
        value_name = "文件",
        help = "核对设置（nianbao-settings/1）：停用的规则、本地的界限和期限；不写则都按默认",
        conflicts_with = "own_settings"
    )]
    pub(crate) settings: Option<PathBuf>,
    #[arg(
        long,
        value_name = "文件",
        help = "规则包（nianbao-rules/1）：本地另有的规则、界限和期限；可以写多次，自带的例子不成立的不用"
    )]
    pub(crate) pack: Vec<PathBuf>,
    #[arg(long, help = "按报告文件里填报人保存的设置核对；不写则不采用")]
    pub(crate) own_settings: bool,
    #[arg(
        long,
        value_enum,
        value_name = "格式",
        default_value = "human",
        hide_default_value = true,
        hide_possible_values = true,
        help = "输出格式：human（默认）、json（一个数组）、ndjson（每份一行）、csv（每条发现一行）、sarif（SARIF 2.1.0）"
    )]
    pub(crate) format: CheckFormat,
    #[command(flatten)]
    pub(crate) failing: Failing,
    #[arg(
        long,
        value_name = "输出",
        help = "另写一份核验单，按扩展名为 docx、html 或 json；核对多份报告时给文件夹，每份写成一个 docx"
    )]
    pub(crate) record: Option<PathBuf>,
    #[arg(long, value_name = "年-月-日", value_parser = date, requires = "record", help = "核验单上的核对日期；不写则不注明")]
    pub(crate) on: Option<Date>,
}

/// `nianbao read`
#[derive(Args, Debug)]
#[command(next_help_heading = "选项")]
pub(crate) struct Read {
    #[arg(required = true, value_name = "文件", help = "要读入的文件，可以给多份", help_heading = "参数")]
    pub(crate) files: Vec<PathBuf>,
    #[arg(
        long,
        value_enum,
        value_name = "格式",
        default_value = "human",
        hide_default_value = true,
        hide_possible_values = true,
        help = "输出格式：human（默认）、json（一个数组）、ndjson（每份一行）"
    )]
    pub(crate) format: Format,
}

/// `nianbao write`
#[derive(Args, Debug)]
#[command(next_help_heading = "选项")]
pub(crate) struct Write {
    #[arg(
        value_name = "文件",
        required_unless_present = "blank",
        conflicts_with = "blank",
        help = "要读入的报告",
        help_heading = "参数"
    )]
    pub(crate) file: Option<PathBuf>,
    #[arg(
        long,
        value_enum,
        value_name = "格式",
        hide_possible_values = true,
        help = "docx 公文格式的 Word 文档；html 完整网页；fragment 供门户粘贴的网页片段；xlsx Excel 工作簿；csv 三张表；txt 纯文本；json 报告文件"
    )]
    pub(crate) to: Target,
    #[arg(
        short,
        long,
        value_name = "输出",
        help = "写到这个文件；给文件夹时沿用原文件名；不写则写到标准输出"
    )]
    pub(crate) output: Option<PathBuf>,
    #[arg(long, conflicts_with = "blank", help = "先核对，把发现作为批注写在文档里（只用于 docx）")]
    pub(crate) with_findings: bool,
    #[arg(long, value_name = "文件", help = "核对时用的上一年度报告（与 --with-findings 同用）")]
    pub(crate) previous: Option<PathBuf>,
    #[arg(long, value_name = "文件", help = "核对设置，同 check（与 --with-findings 同用）")]
    pub(crate) settings: Option<PathBuf>,
    #[arg(long, value_name = "文件", help = "规则包，同 check，可以写多次（与 --with-findings 同用）")]
    pub(crate) pack: Vec<PathBuf>,
    #[arg(long, value_name = "年-月-日", value_parser = date, help = "批注上的日期；不写则没有日期")]
    pub(crate) on: Option<Date>,
    #[arg(long, help = "不读文件，写一份空白的表格，格式由 --year 决定")]
    pub(crate) blank: bool,
    #[arg(
        long,
        value_name = "年度",
        value_parser = year,
        conflicts_with = "file",
        help = "空白表格的报告年度，如 2025；不写则用现行格式，年度留空"
    )]
    pub(crate) year: Option<u16>,
}

/// `nianbao rules`
#[derive(Args, Debug)]
#[command(next_help_heading = "选项")]
pub(crate) struct Rules {
    #[arg(
        long,
        value_enum,
        value_name = "格式",
        default_value = "human",
        hide_default_value = true,
        hide_possible_values = true,
        help = "输出格式：human（默认）、json（一个数组）、ndjson（每条一行）"
    )]
    pub(crate) format: Format,
}

/// `nianbao explain`
#[derive(Args, Debug)]
#[command(next_help_heading = "选项")]
pub(crate) struct Explain {
    #[arg(
        value_name = "规则",
        help = "规则的编号或名称，如 A101 或 applications-balance",
        help_heading = "参数"
    )]
    pub(crate) rule: String,
    #[arg(long, value_name = "文件", help = "规则包，同 check，可以写多次；解释其中的规则，如 QINGHE-01")]
    pub(crate) pack: Vec<PathBuf>,
}

/// `nianbao pack`
#[derive(Args, Debug)]
#[command(next_help_heading = "选项")]
pub(crate) struct Pack {
    #[arg(required = true, value_name = "文件", help = "规则包，可以给多个", help_heading = "参数")]
    pub(crate) files: Vec<PathBuf>,
}

/// `nianbao schema`
#[derive(Args, Debug)]
#[command(next_help_heading = "选项")]
pub(crate) struct Schema {
    #[arg(
        value_enum,
        value_name = "种类",
        default_value = "report",
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = "参数",
        help = "report 报告文件（默认）；pack 规则包；result 命令 check 和 read 的 json 输出中的一份；sum 命令 sum 的 json 输出"
    )]
    pub(crate) of: SchemaOf,
}

/// What a report can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Target {
    /// Word.
    Docx,
    /// A whole page.
    Html,
    /// A piece of a page.
    Fragment,
    /// Plain text.
    Txt,
    /// The three tables.
    Csv,
    /// A workbook.
    Xlsx,
    /// The report file.
    Json,
}

/// What a schema describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaOf {
    /// The report file.
    Report,
    /// One result of `check` or `read`.
    Result,
    /// A rule pack.
    Pack,
    /// The result of `sum`.
    Sum,
}

/// How results are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Human,
    /// One array.
    Json,
    /// One line each.
    Ndjson,
}

/// How the results of a check are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// For people.
    Human,
    /// One array.
    Json,
    /// One line each.
    Ndjson,
    /// A table of findings for a spreadsheet.
    Csv,
    /// One log in the Static Analysis Results Interchange Format.
    Sarif,
}

/// When findings make the program fail.
#[derive(Args, Debug)]
pub(crate) struct Failing {
    #[arg(
        long,
        value_enum,
        value_name = "程度",
        default_value = "error",
        hide_default_value = true,
        hide_possible_values = true,
        help = "有这一程度或更重的发现时退出码为 1：error 必改（默认）、verify 核实、hint 提示、never 从不"
    )]
    pub(crate) fail_on: FailOn,
}

/// What makes the exit code 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// 必改.
    Error,
    /// 核实 or graver.
    Verify,
    /// Anything.
    Hint,
    /// Nothing.
    Never,
}

impl FailOn {
    /// Whether a finding of this severity makes the exit code 1.
    pub(crate) fn covers(self, severity: Severity) -> bool {
        match self {
            FailOn::Error => severity <= Severity::Error,
            FailOn::Verify => severity <= Severity::Verify,
            FailOn::Hint => severity <= Severity::Hint,
            FailOn::Never => false,
        }
    }
}

fn org_kind(text: &str) -> Result<OrgKind, String> {
    OrgKind::from_key(text).ok_or_else(|| {
        let known: Vec<&str> = OrgKind::ALL.iter().map(|kind| kind.key()).collect();
        format!("机关类型可以是 {}", known.join("、"))
    })
}

fn year(text: &str) -> Result<u16, String> {
    let year = text.parse().ok().filter(|year| (1000..=9999).contains(year));
    year.ok_or_else(|| "年度写成 2025 这样".to_owned())
}

fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "日期写成 2025-01-20 这样，并且要是日历上有的一天".to_owned())
}
