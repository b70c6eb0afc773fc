//! F109: part 一 does not speak of one of its five aspects.

use crate::check::finding::{Finding, Severity};
use crate::check::rule::{Context, Judge, Run, rule};
use crate::check::{aspects, paper, quote, text};
use crate::form::{Aspect, Part};
use crate::model::{Report, TextPart};

rule! {
    /// ## 为什么
    ///
    /// 第一部分要概述主动公开、依申请公开、政府信息管理、平台建设和监督保障五个方面。看的是内容，不看有没有小标题、
    /// 怎样编号：任何一处说到了就算。已经分出三个以上方面的小标题而独缺一个的，要在别处确有这方面的做法才算说到：
    /// “在网站公开86条”说的是主动公开，“改版网站、增设专栏”才是平台建设。
    ///
    /// ## 反例
    ///
    /// 没有小标题，只说了主动公开和依申请公开：
    ///
    /// ```反例
    /// year = 2024
    /// text.overview = 全年主动公开政府信息86条，收到政府信息公开申请3件，均已答复。
    /// text.problems = 存在的主要问题是解读形式单一；下一步制作图表。
    /// => F109 verify part overview ~ 3个方面
    /// => F111 verify part other
    /// ```
    ///
    /// 从（三）跳到（五）：
    ///
    /// ```反例
    /// year = 2024
    /// text.overview.active = 公布惠农补贴发放情况86条。
    /// text.overview.applications = 没有收到申请。
    /// text.overview.management = 公文拟制时确定公开属性。
    /// text.overview.supervision = 公开工作纳入年度考核。
    /// text.problems = 存在的主要问题是解读形式单一；下一步制作图表。
    /// => F109 verify part overview ~ 平台
    /// => F111 verify part other
    /// ```
    ///
    /// ```反例
    /// year = 2023
    /// text.overview = 通过网站主动公开信息50条，专栏由专人维护；受理依申请公开2件；开展考核培训，强化监督。
    /// text.problems = 存在的主要问题是解读形式单一；下一步制作图表。
    /// => F109 verify part overview ~ 信息管理
    /// => F111 verify part other
    /// ```
    ///
    /// 分了小标题，独缺平台建设，别处只是在网站上公开：
    ///
    /// ```反例
    /// year = 2024
    /// text.overview = （一）主动公开。在政府网站、公众号公开信息86条，按目录分类。
    /// text.overview = （二）依申请公开。没有收到申请。
    /// text.overview = （三）政府信息管理。公文拟制时确定公开属性。
    /// text.overview = （五）监督保障。纳入年度考核。
    /// text.problems = 存在的主要问题是解读形式单一；下一步制作图表。
    /// => F109 verify part overview ~ 平台
    /// => F111 verify part other
    /// ```
    ///
    /// ## 正例
    ///
    /// 小标题写法不同，缺的方面在别处说到：
    ///
    /// ```正例
    /// year = 2024
    /// text.overview = 1.主动公开情况。公开信息86条，改版门户网站，增设惠民专栏。
    /// text.overview = 2.依申请公开办理情况。没有收到申请。
    /// text.overview = 3.信息管理。公文拟制时确定公开属性。
    /// text.overview = 4.监督保障情况。纳入年度考核。
    /// text.problems = 存在的主要问题是解读形式单一；下一步制作图表。
    /// => F111 verify part other
    /// ```
    ///
    /// 不分小标题，五个方面都说到了：
    ///
    /// ```正例
    /// year = 2024
    /// text.overview = 全年在政府网站主动公开政府信息86条，没有收到信息公开申请；发布前严格审核把关，及时清理过期信息；组织培训2次，纳入年度考核。
    /// text.problems = 存在的主要问题是解读形式单一；下一步制作图表。
    /// => F111 verify part other
    /// ```
    ///
    /// 有小标题的，小标题下有文字就算：
    ///
    /// ```正例
    /// year = 2024
    /// text.overview.active = 公布惠农补贴发放情况86条。
    /// text.overview.applications = 没有收到。
    /// text.overview.management = 公文拟制时确定属性。
    /// text.overview.platform = 由专人维护。
    /// text.overview.supervision = 纳入考核。
    /// text.problems = 存在的主要问题是解读形式单一；下一步制作图表。
    /// => F111 verify part other
    /// ```
    ///
    /// 摘录的正文，删去的地方可能说了：
    ///
    /// ```正例
    /// year = 2024
    /// text.overview = 全年主动公开政府信息86条。[…]
    /// text.problems = 存在的主要问题是解读形式单一；下一步制作图表。
    /// -> F109 blocked
    /// ```
    ///
    /// 第一部分还没有写：
    ///
    /// ```正例
    /// year = 2024
    /// text.other = 没有收取信息处理费。
    /// -> F109 not_applicable
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 小标题下写的是另一个方面的；不分小标题、只顺带提到网站或者审核一词的。
    ///
    /// ## 怎么改
    ///
    /// 补写缺少的方面；确实没有开展的，也写一句。
    id: "F109",
    name: "aspect-missing",
    title: "第一部分缺少一个方面",
    severity: Severity::Verify,
    basis: "国办公开办函〔2021〕30号所附格式第一部分",
    since: "0.1.0",
    judge: Judge::Code(run),
}

/// A text with so many sub-heads of aspects is parted by them; what another one mentions in passing is not enough.
const PARTED: usize = 3;

fn run(report: &Report, _: &Context<'_>) -> Run {
    if report.edition_due().is_none() {
        return Run::not_applicable("这一年度还没有统一的格式");
    }
    let own = |part: &TextPart| matches!(part, TextPart::Overview | TextPart::Aspect(_));
    let texts: Vec<&str> =
        report.narrative.parts().filter(|(part, _)| own(part)).map(|(_, words)| words).collect();
    if texts.iter().all(|words| words.trim().is_empty()) {
        return Run::not_applicable("第一部分还没有文字");
    }
    let headed = Aspect::ALL.map(|aspect| {
        !report.narrative.get(TextPart::Aspect(aspect)).trim().is_empty()
            || texts.iter().any(|text| aspects::heads(text, aspect))
    });
    let parted = headed.iter().filter(|headed| **headed).count() >= PARTED;
    let said = |aspect: Aspect| headed[aspect as usize] || aspects::speaks(&texts, aspect, parted);
    let missing: Vec<Aspect> = Aspect::ALL.into_iter().filter(|&aspect| !said(aspect)).collect();
    if missing.is_empty() {
        return Run::ran(Vec::new());
    }
    if !text::is_whole(report) {
        return Run::blocked("正文没有写完，或者没有读全", vec![Part::Overview.into()]);
    }
    let form = paper::edition(report).form();
    let names = missing.iter().map(|&aspect| quote::quoted(form.aspect(aspect)));
    let names = quote::labels(names);
    let message = match missing.len() {
        1 => format!("第一部分没有说到{names}。"),
        count => format!("第一部分没有说到{names}这{count}个方面。"),
    };
    let finding = Finding::new(&RULE, Part::Overview, "第一部分内容不全", message)
        .advice("补写缺少的方面；确实没有开展的，也写一句。");
    Run::ran(vec![finding])
}
