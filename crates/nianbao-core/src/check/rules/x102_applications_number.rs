//! X102: a number of applications in the text that no cell or sum it can mean holds.

use crate::check::claims::{Candidate, Claim, Claims, Topic};
use crate::check::finding::{Finding, Severity};
use crate::check::rule::{Judge, Run, rule};
use crate::check::said;
use crate::form::TableKey;
use crate::model::{Amount, Report};

rule! {
    /// ## 为什么
    ///
    /// 总体情况里写的申请件数应当能在表格里找到。各地写法不一，“收到”“受理”“办理”可能指本年新收，也可能含上年结转，
    /// 所以与每一个可能的数都对过，一个也对不上才请核实。“20余件”“近20件”这样的约数，差到一倍才算对不上；分渠道和分单位的数、其他年份的数不作判断。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// applications.new_received@* = 20 1 0 0 0 0 21
    /// applications.result.granted@* = 20 1 0 0 0 0 21
    /// applications.result.total@* = 20 1 0 0 0 0 21
    /// text.overview.applications = 2021年共收到政府信息公开申请12件。
    /// => X102 verify text overview.applications ~ 是21
    /// ```
    ///
    /// ```反例
    /// applications.new_received@* = 20 1 0 0 0 0 21
    /// applications.result.granted@* = 18 1 0 0 0 0 19
    /// applications.result.partly_granted@* = 2 0 0 0 0 0 2
    /// applications.result.total@* = 20 1 0 0 0 0 21
    /// text.overview.applications = 全年办理政府信息公开申请21件，其中予以公开17件、部分公开2件。
    /// => X102 verify text overview.applications ~ 予以公开
    /// ```
    ///
    /// 结转的件数不一样：
    ///
    /// ```反例
    /// applications.new_received@* = 20 1 0 0 0 0 21
    /// applications.result.granted@* = 18 1 0 0 0 0 19
    /// applications.result.total@* = 18 1 0 0 0 0 19
    /// applications.carried_out@* = 2 0 0 0 0 0 2
    /// text.overview.applications = 全年收到政府信息公开申请21件，结转下年度3件。
    /// => X102 verify text overview.applications ~ 结转下年度
    /// ```
    ///
    /// 约数也差得太远：
    ///
    /// ```反例
    /// applications.new_received@* = 20 1 0 0 0 0 21
    /// applications.result.granted@* = 20 1 0 0 0 0 21
    /// applications.result.total@* = 20 1 0 0 0 0 21
    /// text.overview.applications = 2021年共收到政府信息公开申请50余件。
    /// => X102 verify text overview.applications ~ 50余件
    /// ```
    ///
    /// 文字只说办公室，表格是全区：
    ///
    /// ```反例
    /// org_kind = government
    /// applications.new_received@* = 50 45 0 0 0 0 95
    /// applications.result.granted@* = 50 45 0 0 0 0 95
    /// applications.result.total@* = 50 45 0 0 0 0 95
    /// text.overview.applications = 区政府办公室全年受理政府信息公开申请17件。
    /// => X102 verify text overview.applications ~ 口径
    /// ```
    ///
    /// 新收与结转合写，结果用“分别为”列出：
    ///
    /// ```反例
    /// applications.new_received@* = 20 1 0 0 0 0 21
    /// applications.carried_in@* = 2 0 0 0 0 0 2
    /// applications.result.granted@* = 17 1 0 0 0 0 18
    /// applications.result.partly_granted@* = 5 0 0 0 0 0 5
    /// applications.result.total@* = 22 1 0 0 0 0 23
    /// text.overview.applications = 新收政府信息公开申请21件，从2020年结转2件，共25件。予以公开、部分公开分别为18件、6件。
    /// => X102 verify text overview.applications ~ 25件
    /// => X102 verify text overview.applications ~ 部分公开
    /// ```
    ///
    /// ## 正例
    ///
    /// 含上年结转：
    ///
    /// ```正例
    /// applications.new_received@* = 3402 99 0 4 5 1 3511
    /// applications.carried_in@* = 91 3 0 0 2 0 96
    /// applications.result.granted@* = 3375 99 0 4 7 1 3486
    /// applications.result.total@* = 3375 99 0 4 7 1 3486
    /// applications.carried_out@* = 118 3 0 0 0 0 121
    /// text.overview.applications = 全市共收办政府信息公开申请案件3607件，其中自然人申请3493件，法人或其他组织申请114件，转下年度办理121件。
    /// ```
    ///
    /// 别的申请、上年的数、约数、某一渠道：
    ///
    /// ```正例
    /// applications.new_received@* = 20 1 0 0 0 0 21
    /// applications.result.granted@* = 20 1 0 0 0 0 21
    /// applications.result.total@* = 20 1 0 0 0 0 21
    /// text.overview.applications = 受理行政许可申请352件。
    /// text.overview.applications = 政府信息公开申请比上年增加9件。
    /// text.overview.applications = 共收到政府信息公开申请20余件，其中通过网络收到政府信息公开申请12件。
    /// text.overview.applications = 2019年收到政府信息公开申请12件。
    /// ```
    ///
    /// 审核文件的公开属性，不是申请的办理结果：
    ///
    /// ```正例
    /// applications.new_received@* = 20 1 0 0 0 0 21
    /// applications.result.granted@* = 20 1 0 0 0 0 21
    /// applications.result.total@* = 20 1 0 0 0 0 21
    /// text.overview.management = 审核文件公开属性90件，主动公开60件，依申请公开25件，不予公开5件。
    /// ```
    ///
    /// 提前办结、补正等不是表中的数：
    ///
    /// ```正例
    /// applications.new_received@* = 20 1 0 0 0 0 21
    /// applications.result.granted@* = 20 1 0 0 0 0 21
    /// applications.result.total@* = 20 1 0 0 0 0 21
    /// text.overview.applications = 受理政府信息公开申请21件，提前办结15件，通知补正4件，按时办结率100%。
    /// ```
    ///
    /// “结转上年后新收到”说的是新收：
    ///
    /// ```正例
    /// applications.new_received@* = 20 1 0 0 0 0 21
    /// applications.carried_in@* = 3 0 0 0 0 0 3
    /// applications.result.granted@* = 23 1 0 0 0 0 24
    /// applications.result.total@* = 23 1 0 0 0 0 24
    /// text.overview.applications = 受理依申请公开事项24件，结转上年后新收到依申请公开事项21件。
    /// ```
    ///
    /// 承办单位的件数，截至年中的件数：
    ///
    /// ```正例
    /// org_kind = government
    /// applications.new_received@* = 20 1 0 0 0 0 21
    /// applications.result.granted@* = 20 1 0 0 0 0 21
    /// applications.result.total@* = 20 1 0 0 0 0 21
    /// text.overview.applications = 县公安局受理政府信息公开申请9件，县自然资源局受理12件。截至9月底，收到政府信息公开申请15件。
    /// ```
    ///
    /// 表格一行的，文字分两种写：
    ///
    /// ```正例
    /// applications.new_received@* = 20 1 0 0 0 0 21
    /// applications.result.granted@* = 13 1 0 0 0 0 14
    /// applications.result.unable.not_held@* = 7 0 0 0 0 0 7
    /// applications.result.total@* = 20 1 0 0 0 0 21
    /// text.overview.applications = 收到政府信息公开申请21件，予以公开14件，本机关不掌握相关政府信息4件，信息不存在的3件。
    /// ```
    ///
    /// 撤回的不计；写了全系统的，也写了本机关的：
    ///
    /// ```正例
    /// org_kind = department
    /// applications.new_received@* = 20 1 0 0 0 0 21
    /// applications.result.granted@* = 20 1 0 0 0 0 21
    /// applications.result.total@* = 20 1 0 0 0 0 21
    /// text.overview.applications = 收到政府信息公开申请24件，其中3件经沟通撤回，实际办理21件。
    /// text.overview.management = 全市系统受理政府信息公开申请120件，其中我局21件。
    /// text.overview.platform = 收到政府信息公开申请22件，其中1件不属于政府信息公开申请，按信访程序办理。
    /// text.overview.supervision = 收到政府信息公开申请21件，经沟通撤件3件，受理政府信息公开申请18件。
    /// ```
    ///
    /// 分单位列出：
    ///
    /// ```正例
    /// applications.new_received@* = 20 1 0 0 0 0 21
    /// applications.result.granted@* = 20 1 0 0 0 0 21
    /// applications.result.total@* = 20 1 0 0 0 0 21
    /// text.overview.applications = 全县收到政府信息公开申请21件（县政府9件、各部门12件）。
    /// ```
    ///
    /// 表中的一行，文字分两种情形写：
    ///
    /// ```正例
    /// applications.new_received@* = 7 0 0 0 0 0 7
    /// applications.result.granted@* = 3 0 0 0 0 0 3
    /// applications.result.unable.not_held@* = 4 0 0 0 0 0 4
    /// applications.result.total@* = 7 0 0 0 0 0 7
    /// text.overview.applications = 办理政府信息公开申请7件，其中予以公开1件，本机关不掌握4件，已通过网站对外公开2件。
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 写错的件数恰好等于表中另一个可能的数的，会当作相符；没有超过总数的分渠道、分单位的数；“不属于本机关”“其他”这样表中
    /// 没有对应一行的；单位是“件次”“封”的；文字和表格一起填错的。
    ///
    /// ## 怎么改
    ///
    /// 对照申请登记核对件数，改正文字或者表格；口径不同的，在文字中写明。
    id: "X102",
    name: "applications-number",
    title: "申请件数与表格对不上",
    severity: Severity::Verify,
    basis: "《中华人民共和国政府信息公开条例》第五十条第一款第（二）项；国办公开办函〔2021〕30号所附格式第三部分",
    since: "0.1.0",
    judge: Judge::Text(run),
}

fn run(report: &Report, claims: &Claims) -> Run {
    let own = |claim: &Claim| claim.subject.topics.is(Topic::Applications);
    said::run(report, claims, TableKey::Applications, own, |claim, tried| judge(report, claim, tried))
}

fn judge(report: &Report, claim: &Claim, tried: &[Candidate]) -> Option<Finding> {
    let subject = &claim.subject;
    let whole = subject.row.is_none() && subject.column.is_none();
    if whole && (claim.number.value.is_zero() || said::all_zero(report, TableKey::Applications)) {
        return None;
    }
    let (before, after) = said::around(report.narrative.get(claim.part), claim.words.0, claim.figure.1);
    let sentence = Sentence { before, after };
    let split = tried.iter().any(|candidate| claim.number.value < candidate.value) && in_two_kinds(claim, &sentence);
    let explained = split
        || (whole && without_some(claim, tried, &sentence))
        || already_public(claim, tried, &sentence)
        || (said::other_scope(report, claim) && names_its_own(claim, tried, &sentence));
    (!explained).then(|| said::differs(&RULE, report, claim, tried))
}

/// What stands around a claim up to the ends of its sentence.
struct Sentence<'a> {
    before: &'a str,
    after: &'a str,
}

/// What stands between clauses.
const SEPARATORS: [char; 4] = ['，', ',', '、', '（'];

impl<'a> Sentence<'a> {
    /// The clauses behind the claim.
    fn clauses(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.after.split(SEPARATORS)
    }
}

/// 收到14件，其中2件撤回: the table may count the rest. 收到14件，撤件2件，受理12件: or it counts all of them.
fn without_some(claim: &Claim, tried: &[Candidate], sentence: &Sentence<'_>) -> bool {
    const LEFT_OUT: [&str; 6] = ["撤回", "撤销", "撤件", "不属于", "退回", "协助"];
    let left_out =
        |clause: &str| digits(clause).filter(|_| LEFT_OUT.iter().any(|word| clause.contains(word)));
    let number = claim.number.value;
    let is_one = |value: Amount| tried.iter().any(|candidate| candidate.value == value);
    let mut before = sentence.before.split(SEPARATORS).filter_map(left_out);
    sentence.clauses().filter_map(left_out).any(|more| is_one(number - more))
        || before.any(|more| is_one(number + more))
}

/// 予以公开1件，已主动公开1件: the table has one row for both.
fn already_public(claim: &Claim, tried: &[Candidate], sentence: &Sentence<'_>) -> bool {
    const ROW: &str = "applications.result.granted";
    const PUBLIC: [&str; 4] = ["已主动公开", "已公开", "对外公开", "告知获取"];
    let near = sentence.clauses().chain(sentence.before.split(SEPARATORS));
    claim.subject.row == Some(ROW)
        && near.filter(|clause| PUBLIC.iter().any(|word| clause.contains(word))).any(|clause| {
            digits(clause).is_some_and(|more| tried.iter().any(|cell| cell.value == claim.number.value + more))
        })
}

/// 全系统受理120件，其中我局12件; 县政府办公室受理12件，其余32件由各部门受理: what the table counts stands behind.
fn names_its_own(claim: &Claim, tried: &[Candidate], sentence: &Sentence<'_>) -> bool {
    const OWN: [&str; 5] = ["我", "本级", "机关", "办公室", "本局"];
    sentence.clauses().any(|clause| {
        let own = OWN.iter().any(|word| clause.contains(word));
        let rest = clause.contains("其余") || clause.contains("其他");
        let fits = |number: Amount| tried.iter().any(|candidate| candidate.value == number);
        digits(clause).is_some_and(|number| (own && fits(number)) || (rest && fits(number + claim.number.value)))
    })
}

/// The first number of a clause.
fn digits(clause: &str) -> Option<Amount> {
    let number = &clause[clause.find(|c: char| c.is_ascii_digit())?..];
    let to = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
    Amount::parse(&number[..to])
}

/// 本机关不掌握4件，信息不存在3件: the table has one row for what the text tells apart.
fn in_two_kinds(claim: &Claim, sentence: &Sentence<'_>) -> bool {
    const ROW: &str = "applications.result.unable.not_held";
    const OTHERS: [&str; 4] = ["不存在", "不属于", "非本机关", "不负责"];
    let said = |other: &&str| sentence.before.contains(*other) || sentence.after.contains(*other);
    claim.subject.row == Some(ROW) && OTHERS.iter().any(said)
}
