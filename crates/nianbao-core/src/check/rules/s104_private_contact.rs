//! S104: somebody's home address, or an applicant's name.

use crate::check::finding::{Finding, Severity};
use crate::check::rule::{Context, Judge, Run, rule};
use crate::check::{Reading, people};
use crate::model::Report;

rule! {
    /// ## 为什么
    ///
    /// 申请人的姓名和个人住址属于个人隐私。只认写明了“申请人”的完整姓名，“某某申请公开”“答复某某提出的申请”一类话里
    /// 常见姓氏的三字姓名（写明是村民、居民的，两字也算），以及写到门牌的个人住址；
    /// 办公地址、领导姓名、办公邮箱（包括163、126邮箱）是应当公开的，不提示；“王某某”“李女士”没有写出姓名，也不提示。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// text.overview.applications = 申请人：王建国，申请公开征地批复。
    /// => S104 verify text overview.applications ~ 姓名
    /// ```
    ///
    /// ```反例
    /// text.overview.applications = 申请人李秀英女士提出的申请已经答复。
    /// => S104 verify text overview.applications
    /// ```
    ///
    /// ```反例
    /// text.overview.applications = 答复书寄往其家庭住址清河镇幸福路12号3单元501室。
    /// => S104 verify text overview.applications ~ 住址
    /// ```
    ///
    /// ```反例
    /// text.overview.applications = 申请人张建国申请公开征地方案，已予以公开。
    /// => S104 verify text overview.applications
    /// ```
    ///
    /// 没有写“申请人”三个字：
    ///
    /// ```反例
    /// text.overview.applications = 李卫东申请公开宅基地审批材料，答复王秀兰提出的政府信息公开申请时当面作了解释，村民赵强申请公开征地方案。
    /// => S104 verify text overview.applications ~ 姓名
    /// => S104 verify text overview.applications ~ 姓名
    /// => S104 verify text overview.applications ~ 姓名
    /// ```
    ///
    /// ## 正例
    ///
    /// 办公地址和办公邮箱：
    ///
    /// ```正例
    /// text.lead = 联系地址：清河镇政府路1号201室，邮编158400，电子邮箱：qhz@163.com，办公地址在幸福路12号。
    /// ```
    ///
    /// 没有写出姓名：
    ///
    /// ```正例
    /// text.overview.applications = 申请人：王某某，申请人李女士、申请人张××的申请已经答复，申请人：自然人3人。
    /// ```
    ///
    /// “申请人”后面是别的话：
    ///
    /// ```正例
    /// text.overview.applications = 加强与申请人沟通，申请人于3月提出，申请人方便查询，申请人高度满意，申请人：包括自然人和法人，申请人、第三方均无异议。
    /// ```
    ///
    /// 像姓名的别的词：
    ///
    /// ```正例
    /// text.overview.applications = 任何人申请公开政府信息，许多人申请公开征地信息，徐州市申请公开，董事长申请公开，周边居民申请公开，王某某申请公开，对张某提出的申请。
    /// ```
    ///
    /// 领导姓名，以及关于隐私的规定：
    ///
    /// ```正例
    /// text.overview.management = 办公室主任赵明担任领导小组办公室主任；发布前删去家庭住址、身份证号、电话号码等信息。
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 少见的姓氏、复姓，没有写明是申请人的两字姓名，译名，以及与申请不在一句里的姓名。
    ///
    /// ## 怎么改
    ///
    /// 改写为“申请人王某”“申请人住所”，或者删去。
    id: "S104",
    name: "private-contact",
    title: "正文有申请人姓名或者个人住址",
    severity: Severity::Verify,
    basis: "《中华人民共和国政府信息公开条例》第十五条；《中华人民共和国个人信息保护法》第二十五条",
    since: "0.1.0",
    judge: Judge::Read(run),
}

fn run(_: &Report, _: &Context<'_>, reading: &Reading<'_>) -> Run {
    let mut findings = Vec::new();
    for (part, flow) in reading.flows() {
        let found = |(start, end)| {
            Finding::new(&RULE, flow.place(*part, start, end), "申请人姓名", "正文写出了申请人的姓名。")
                .advice("只写姓，名用“某”代替，或者删去姓名。")
        };
        findings.extend(people::applicants(flow).into_iter().map(found));
        let found = |(start, end)| {
            Finding::new(&RULE, flow.place(*part, start, end), "个人住址", "正文写出了个人住址。")
                .advice("删去住址，或者只写到乡镇、街道。")
        };
        findings.extend(people::homes(flow).into_iter().map(found));
    }
    Run::ran(findings)
}
