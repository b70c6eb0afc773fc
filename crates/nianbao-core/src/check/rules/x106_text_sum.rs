//! X106: the parts of a sum the text states do not come to its whole.

use crate::check::claims::{self, Claims, Kind, Sum, Verdict};
use crate::check::finding::{Finding, Severity};
use crate::check::quote;
use crate::check::rule::{Judge, Run, rule};
use crate::model::{Place, Report};

rule! {
    /// ## 为什么
    ///
    /// 文字里的总数和后面列出的分项应当相加得上。“其中”“含”“等”引出的分项可能不全，少于总数不说，多于总数才请核实；
    /// 列出了四种以上办理结果的，视为已经列全。总数和各分项都与表格一致的，不说。
    ///
    /// ## 反例
    ///
    /// 列出的分项多于总数：
    ///
    /// ```反例
    /// text.overview.active = 全年公布政府信息100条，其中机构职能类12条、规划计划类50条、其他39条。
    /// => X106 verify text overview.active ~ 101
    /// ```
    ///
    /// 分项里有计划、决算、公示，也是公开的信息：
    ///
    /// ```反例
    /// text.overview.active = 全年公布政府信息100条，其中工作计划30条、上年度决算16条、拟录用公示9条、通知公告52条。
    /// => X106 verify text overview.active ~ 107
    /// ```
    ///
    /// 括号里列全的：
    ///
    /// ```反例
    /// text.overview.active = 全年发布信息300条（网站120条、公众号150条、公报20条）。
    /// => X106 verify text overview.active ~ 290
    /// ```
    ///
    /// 办理结果没有列够：
    ///
    /// ```反例
    /// applications.new_received@* = 70 0 0 0 0 0 70
    /// applications.result.granted@* = 30 0 0 0 0 0 30
    /// applications.result.partly_granted@* = 6 0 0 0 0 0 6
    /// applications.result.denied.admin_query@* = 21 0 0 0 0 0 21
    /// applications.result.not_processed.repeat@* = 12 0 0 0 0 0 12
    /// applications.result.total@* = 69 0 0 0 0 0 69
    /// applications.carried_out@* = 1 0 0 0 0 0 1
    /// text.overview.applications = 全年收到政府信息公开申请70件，其中予以公开17件、部分公开6件、不予公开21件、不予处理12件、结转下年度1件。
    /// => X106 verify text overview.applications ~ 57
    /// => X102 verify text overview.applications ~ 予以公开
    /// ```
    ///
    /// 合计写在后面；“其中”另起一句，“其他”收尾：
    ///
    /// ```反例
    /// text.overview.active = 网站发布300条，公众号推送120条，公开栏张贴80条，合计510条。
    /// => X106 verify text overview.active ~ 500
    /// ```
    ///
    /// ```反例
    /// text.overview.active = 全年主动公开信息共计500条。其中：网站300条，公众号120条，其他渠道60条。
    /// => X106 verify text overview.active ~ 480
    /// ```
    ///
    /// 办理结果以“其他”收尾，也是列全了：
    ///
    /// ```反例
    /// applications.new_received@* = 70 0 0 0 0 0 70
    /// applications.result.granted@* = 30 0 0 0 0 0 30
    /// applications.result.denied.admin_query@* = 21 0 0 0 0 0 21
    /// applications.result.not_processed.repeat@* = 19 0 0 0 0 0 19
    /// applications.result.total@* = 70 0 0 0 0 0 70
    /// text.overview.applications = 全年收到政府信息公开申请70件，其中予以公开30件、不予公开21件、其他9件。
    /// => X106 verify text overview.applications ~ 60
    /// ```
    ///
    /// 末项“大厅等场所”是其余的全部：
    ///
    /// ```反例
    /// text.overview.active = 全年主动公开信息500条，其中网站300条，公众号120条，便民服务大厅等场所60条。
    /// => X106 verify text overview.active ~ 480
    /// ```
    ///
    /// ## 正例
    ///
    /// ```正例
    /// text.overview.active = 网站发布300条，公众号推送120条，公开栏张贴80条，合计500条。共计公开500条。其中：财政类20条，民生类30条。
    /// ```
    ///
    /// ```正例
    /// text.overview.active = 全年发布信息300条（网站120条、公众号150条、公报30条）。
    /// ```
    ///
    /// 其中的可能不全：
    ///
    /// ```正例
    /// text.overview.active = 全年发布信息300条，其中网站120条、公众号150条。
    /// text.overview.active = 全年发布信息300条（网站120条、公众号150条等）。
    /// ```
    ///
    /// “其中”说的是前面的另一个数：
    ///
    /// ```正例
    /// disputes.review.upheld = 2
    /// disputes.review.corrected = 1
    /// disputes.review.other = 1
    /// disputes.review.pending = 1
    /// disputes.review.total = 5
    /// text.overview.applications = 被申请行政复议5宗、行政诉讼0宗，其中2宗维持，1宗纠正，1宗其他结果，1宗尚未审结。
    /// ```
    ///
    /// 末项自己的合计，不是全部：
    ///
    /// ```正例
    /// text.overview.active = 累计公开政策文件51条，计划规划40条，部门事项196条，其他类信息共计844条。
    /// ```
    ///
    /// “其中”说的是前面两个数之和，后面又说别的：
    ///
    /// ```正例
    /// applications.new_received@* = 9 0 0 0 0 0 9
    /// applications.carried_in@* = 1 0 0 0 0 0 1
    /// applications.result.granted@* = 10 0 0 0 0 0 10
    /// applications.result.total@* = 10 0 0 0 0 0 10
    /// disputes.review.upheld = 1
    /// disputes.review.total = 1
    /// text.overview.applications = 收到申请9件，上年结转1件，其中网络申请5件，信函申请5件，均按时办理，发生行政复议1件。
    /// ```
    ///
    /// “等”在分项里面，分项仍然可能不全：
    ///
    /// ```正例
    /// text.overview.active = 公开信息500条，其中政策文件36条、财政预决算等重点领域信息120条、权责清单80条。
    /// text.overview.active = 公开信息500条（政策文件36条、财政预决算等重点领域信息120条、权责清单80条）。
    /// ```
    ///
    /// 单位不同，不是一个和：
    ///
    /// ```正例
    /// text.overview.supervision = 举办培训3次（参训单位20个、发放资料100份）。
    /// ```
    ///
    /// 分项列完又说别的，分项里夹着别的单位，括号里是分项的一部分：
    ///
    /// ```正例
    /// text.overview.active = 发布信息300条，其中网站120条、公众号180条，规范性文件2条，组织访谈4场。
    /// text.overview.active = 收到群众建议34件，其中来电26件、来信8件，已采纳33件，1件转交县政府。
    /// text.overview.platform = 公开信息268条，其中动态120条、公告52条、征集调查16期、其他80条。
    /// text.overview.active = 公开信息300条，其中网站120条（公示8条），公众号150条，公开栏30条。
    /// text.overview.management = 公开信息744条，其中网站140条，具体为：公告82条、采购34条、其他24条；公众号566条；公开栏38条。
    /// ```
    ///
    /// 分号后面接着列的，也是分项：
    ///
    /// ```正例
    /// text.overview.active = 公开信息345条，其中规章11条、规范性文件8条、其他文件102条；工作报告2条、动态213条、其他信息9条。
    /// ```
    ///
    /// “其他”后面还有结转的，也是分项：
    ///
    /// ```正例
    /// applications.new_received@* = 37 0 0 0 0 0 37
    /// applications.result.granted@* = 5 0 0 0 0 0 5
    /// applications.result.partly_granted@* = 9 0 0 0 0 0 9
    /// applications.result.unable.not_held@* = 15 0 0 0 0 0 15
    /// applications.result.other.misc@* = 4 0 0 0 0 0 4
    /// applications.result.total@* = 33 0 0 0 0 0 33
    /// applications.carried_out@* = 4 0 0 0 0 0 4
    /// text.overview.applications = 受理政府信息公开申请37件，其中予以公开5件，部分公开9件，无法提供15件，其他4件，结转至下年度继续办理4件。
    /// ```
    ///
    /// 约数：
    ///
    /// ```正例
    /// text.overview.active = 全年发布信息300余条（网站120条、公众号150条、公报20条）。
    /// ```
    ///
    /// ## 看不出的
    ///
    /// “其中”后面没有列全的，少写一项或者一项写小了；条、篇、次混着列的；总数和分项隔着几句话的；一项多写、另一项少写而恰好抵消的。
    ///
    /// ## 怎么改
    ///
    /// 逐项核对后改正总数或者分项；分项没有列全的，写明“其中”或者“等”。
    id: "X106",
    name: "text-sum",
    title: "分项相加与总数不符",
    severity: Severity::Verify,
    basis: "国办公开办函〔2021〕30号（四）明确责任：内容应当准确",
    since: "0.1.0",
    judge: Judge::Text(run),
}

/// From so many parts on, a list that has no word for being incomplete counts as complete.
const COMPLETE: usize = 3;
/// From so many ways of dealing with applications on, a list counts as complete even behind 其中.
const OUTCOMES: usize = 4;
/// How many parts a message repeats.
const SHOWN: usize = 12;

fn run(report: &Report, claims: &Claims) -> Run {
    if claims.sums.is_empty() {
        return Run::not_applicable("文字中没有列出分项的总数");
    }
    let wrong = claims.sums.iter().filter(|sum| is_wrong(claims, sum));
    Run::ran(wrong.map(|sum| finding(report, sum)).collect())
}

fn is_wrong(claims: &Claims, sum: &Sum) -> bool {
    let kind = sum.parts[0].kind;
    if sum.parts.iter().any(|part| part.kind != kind) {
        return false;
    }
    let come_to = sum.come_to();
    if come_to == sum.whole.value || sum.adds_up() || sum.is_of_another() {
        return false;
    }
    let complete = if sum.some {
        // 其他 makes up what is left of any list, but 其他处理 is one outcome among others.
        (kind == Kind::Plain && sum.rest) || sum.all || (kind == Kind::Outcome && sum.parts.len() >= OUTCOMES)
    } else {
        sum.parts.len() >= COMPLETE
    };
    if come_to < sum.whole.value && !complete {
        return false;
    }
    let agrees = |claim: Option<usize>| {
        claim.and_then(|at| claims.claims.get(at)).is_some_and(|claim| matches!(claim.verdict, Verdict::Agrees(_)))
    };
    !(agrees(sum.whole.claim) && sum.parts.iter().all(|part| agrees(part.claim)))
}

fn finding(report: &Report, sum: &Sum) -> Finding {
    let come_to = sum.come_to();
    let mut addends: Vec<String> = sum.parts.iter().take(SHOWN).map(|part| part.value.to_string()).collect();
    if sum.parts.len() > SHOWN {
        addends.push("……".to_owned());
    }
    let whole = claims::range(report, sum.part, sum.whole.bytes);
    let message = format!("文字写总数{}，分项{}＝{come_to}。", quote::quoted(&squeezed(&whole.quote)), addends.join("＋"));
    let mut finding = Finding::new(&RULE, Place::Text(whole), RULE.title, message)
        .advice("逐项核对，改正总数或者分项；分项没有列全的，写明“其中”或者“等”。");
    for part in sum.parts.iter().take(SHOWN) {
        finding = finding.related(Place::Text(claims::range(report, sum.part, part.bytes)), "分项");
    }
    finding
}

fn squeezed(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace()).collect()
}
