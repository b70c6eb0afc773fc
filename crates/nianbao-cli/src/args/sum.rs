//! What can be typed behind `nianbao sum`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use nianbao_core::model::Date;

use super::{Failing, date};

/// `nianbao sum`
#[derive(Args, Debug)]
#[command(next_help_heading = "选项")]
pub(crate) struct Sum {
    #[arg(
        required = true,
        value_name = "文件夹或文件",
        help = "各单位的报告，文件夹里的文件都算",
        help_heading = "参数"
    )]
    pub(crate) files: Vec<PathBuf>,
    #[arg(long, value_name = "文件", help = "上级的汇总报告，与各单位之和逐格对照")]
    pub(crate) parent: Option<PathBuf>,
    #[arg(
        long,
        value_name = "文件",
        help = "单位名单，每行一个名称，后面可以用逗号写公布期限，如 2026-01-20；# 后面是备注"
    )]
    pub(crate) list: Option<PathBuf>,
    #[arg(long, help = "名单已经核实，不多不少；这样收齐以后，与上级不符的才定为必改")]
    pub(crate) confirmed: bool,
    #[arg(long, value_name = "年-月-日", value_parser = date, help = "公布期限；不写则按机关类型")]
    pub(crate) deadline: Option<Date>,
    #[arg(
        long,
        value_enum,
        value_name = "格式",
        default_value = "human",
        hide_default_value = true,
        hide_possible_values = true,
        help = "human 文字说明（默认）；csv 汇总表，每格一行、每个单位一列；xlsx 填好合计数的表格；findings 发现的问题，CSV，每条一行；sarif 发现的问题，SARIF；json 全部结果"
    )]
    pub(crate) to: SumTo,
    #[arg(short, long, value_name = "输出", help = "写到这个文件；不写则写到标准输出")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) failing: Failing,
}

/// What a sum is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SumTo {
    /// For people.
    Human,
    /// Everything, for programs.
    Json,
    /// A table with a column for each unit.
    Csv,
    /// The form filled with the sums.
    Xlsx,
    /// A table of what was found, as `check --format csv` has it.
    Findings,
    /// What was found, in the interchange format.
    Sarif,
}
