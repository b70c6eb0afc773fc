//! Y104: more of the text than a local limit allows was taken over from last year.

use crate::check::finding::{Finding, Severity};
use crate::check::reading::Reading;
use crate::check::rule::{Context, Judge, Run, rule};
use crate::check::{paper, years};
use crate::form::Part;
use crate::model::{Limit, Place, Report};

rule! {
    /// ## 为什么
    ///
    /// 内容雷同是点名的问题，不少地方规定与上一年度重复超过50%要扣分。这里比较第一、第五部分的正文：
    /// 数字和年份不计，导语、标题、《》里的名称和各家都用的固定词语不计，连续7个字以上相同才算相同。
    /// 界限默认50%，可以在设置里按本地规定调整；没有超过界限的不提示。正文不足80字的不比较。
    ///
    /// ## 反例
    ///
    /// 只改了年份和数字：
    ///
    /// ```反例
    /// year = 2024
    /// text.overview = 2024年，清河镇围绕群众关心的惠农补贴、宅基地审批和临时救助，逐项公布办理条件、所需材料和咨询电话，全年发布信息86条。村务公开栏每季度更新一次，由驻村干部拍照留存，镇党政办按月抽查，发现内容陈旧的当场督促更换。
    /// previous.text.overview = 2023年，清河镇围绕群众关心的惠农补贴、宅基地审批和临时救助，逐项公布办理条件、所需材料和咨询电话，全年发布信息71条。村务公开栏每季度更新一次，由驻村干部拍照留存，镇党政办按月抽查，发现内容陈旧的当场督促更换。
    /// => Y104 verify report ~ 100%
    /// ```
    ///
    /// 第一部分重写了，第五部分照抄：
    ///
    /// ```反例
    /// year = 2024
    /// text.overview = 今年把水库移民后期扶持资金的分配方案张贴到组，附上计算办法，收到村民意见九条并逐条答复。镇政务服务大厅新设自助查询机一台，可以打印办事指南，老年人由窗口人员陪同使用。与县融媒体中心合作录制方言讲解音频，通过应急广播每天早晚播放，覆盖全部行政村。镇人大代表两次视察公开栏，提出的七条建议已经全部办理完毕，办理结果同时公布。
    /// text.problems = 一是站所人员变动频繁，新接手的同志不熟悉审核流程，发布前漏看附件的情况发生过两次。二是政策解读多为转载，结合本镇实际的图表和问答偏少。下一步，安排老同志带新同志跟班一个月，编印一页纸的审核清单；每季度选一项群众问得最多的政策，由包村干部录制讲解。
    /// previous.text.overview = 上半年集中整理了历年修建道路的征地材料，编成目录放在便民大厅供人查阅，答复来访群众三十余人次。下半年围绕高标准农田建设，把施工单位、工期和监督电话写在田头公示牌上，请村民代表参加验收。还组织两名业务骨干到县里轮训，回来后给各村文书讲了一课，现场演示怎样给照片加文字说明。
    /// previous.text.problems = 一是站所人员变动频繁，新接手的同志不熟悉审核流程，发布前漏看附件的情况发生过两次。二是政策解读多为转载，结合本镇实际的图表和问答偏少。下一步，安排老同志带新同志跟班一个月，编印一页纸的审核清单；每季度选一项群众问得最多的政策，由包村干部录制讲解。
    /// => Y104 verify part problems ~ 第五部分
    /// => Y105 hint text problems
    /// ```
    ///
    /// 调换次序也看得出来：
    ///
    /// ```反例
    /// year = 2024
    /// text.overview = 村务公开栏每季度更新一次，由驻村干部拍照留存，镇党政办按月抽查，发现内容陈旧的当场督促更换。2024年，清河镇围绕群众关心的惠农补贴、宅基地审批和临时救助，逐项公布办理条件、所需材料和咨询电话，全年发布信息86条。
    /// previous.text.overview = 2023年，清河镇围绕群众关心的惠农补贴、宅基地审批和临时救助，逐项公布办理条件、所需材料和咨询电话，全年发布信息71条。村务公开栏每季度更新一次，由驻村干部拍照留存，镇党政办按月抽查，发现内容陈旧的当场督促更换。
    /// => Y104 verify report
    /// ```
    ///
    /// ## 正例
    ///
    /// 内容重写，只有套话相同：
    ///
    /// ```正例
    /// year = 2024
    /// text.overview = 2024年，以习近平新时代中国特色社会主义思想为指导，把水库移民后期扶持资金的分配方案张贴到组，附上计算办法，收到村民意见九条并逐条答复。镇政务服务大厅新设自助查询机一台，可以打印办事指南，老年人由窗口人员陪同使用，全年主动公开政府信息86条。另请退休教师三人担任政务公开监督员，按季度查看公开栏并填写意见单。
    /// previous.text.overview = 2023年，以习近平新时代中国特色社会主义思想为指导，集中整理了历年修建道路的征地材料，编成目录放在便民大厅供人查阅，答复来访群众三十余人次。围绕高标准农田建设，把施工单位、工期和监督电话写在田头公示牌上，全年主动公开政府信息71条。年底邀请返乡务工人员座谈，听取对补贴公示方式的看法，改为按户发放明白纸。
    /// -> Y104 ran
    /// ```
    ///
    /// 一半相同，本地的界限是60%：
    ///
    /// ```正例
    /// year = 2024
    /// limit.text_repeated = 60
    /// text.overview = 围绕群众关心的惠农补贴、宅基地审批和临时救助，逐项公布办理条件、所需材料和咨询电话。另请退休教师三人担任政务公开监督员，按季度查看公开栏并填写意见单，镇政务服务大厅新设自助查询机一台。村务公开栏改为彩印，图表多文字少，老人孩子都看得懂，群众反映很好。
    /// previous.text.overview = 围绕群众关心的惠农补贴、宅基地审批和临时救助，逐项公布办理条件、所需材料和咨询电话。把水库移民后期扶持资金的分配方案张贴到组，附上计算办法，收到村民意见九条并逐条答复，年底邀请返乡务工人员座谈，听取对补贴公示方式的看法。
    /// -> Y104 ran
    /// ```
    ///
    /// 正文太短：
    ///
    /// ```正例
    /// year = 2024
    /// text.overview = 全年发布信息86条，没有收到申请。
    /// previous.text.overview = 全年发布信息71条，没有收到申请。
    /// -> Y104 not_applicable
    /// ```
    ///
    /// 导语和第六部分年年一样，是应当的：
    ///
    /// ```正例
    /// year = 2024
    /// text.lead = 根据《中华人民共和国政府信息公开条例》第五十条规定，现公布清河镇人民政府2024年政府信息公开工作年度报告。
    /// text.other = 本年度没有收取政府信息公开信息处理费，没有其他需要报告的事项。
    /// previous.text.lead = 根据《中华人民共和国政府信息公开条例》第五十条规定，现公布清河镇人民政府2023年政府信息公开工作年度报告。
    /// previous.text.other = 本年度没有收取政府信息公开信息处理费，没有其他需要报告的事项。
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 换了说法的重复；照抄别的机关的；其他部分的文字。
    ///
    /// ## 怎么改
    ///
    /// 写本年做了什么、有什么不同；第五部分先说上一年度的问题改得怎样，再说新的问题。
    id: "Y104",
    name: "text-repeated",
    title: "正文与上一年度重复过多",
    severity: Severity::Verify,
    basis: "国办公开办函〔2021〕30号（四）明确责任：内容不得雷同；界限见各地监测指标",
    since: "0.1.0",
    judge: Judge::Read(run),
}

/// How many repeated sentences a finding points at.
const SHOWN: usize = 30;

fn run(report: &Report, context: &Context<'_>, reading: &Reading<'_>) -> Run {
    if let Err(run) = years::previous(report, context) {
        return run;
    }
    let Some(likeness) = reading.likeness() else {
        return Run::not_applicable("正文太短，比较没有意义");
    };
    let limit = context.limit(Limit::TextRepeated);
    let shares: Vec<String> = likeness
        .parts
        .iter()
        .map(|(part, share, _)| format!("{}{share}%", paper::ordinal(*part)))
        .collect();
    if u32::from(likeness.overall) > limit {
        let message = format!(
            "正文有{}%与上一年度相同（{}），超过了{limit}%。",
            likeness.overall,
            shares.join("，")
        );
        let mut finding = Finding::new(&RULE, Place::Report, "正文与上一年度重复过多", message).advice(ADVICE);
        for (part, ..) in &likeness.parts {
            finding = with_sentences(finding, reading, *part);
        }
        return Run::ran(vec![finding]);
    }
    let over = likeness.parts.iter().filter(|(_, share, _)| u32::from(*share) > limit);
    Run::ran(
        over.map(|&(part, share, _)| {
            let name = paper::ordinal(part);
            let message = format!("{name}有{share}%与上一年度相同，超过了{limit}%。");
            let title = format!("{name}与上一年度重复过多");
            with_sentences(Finding::new(&RULE, part, title, message).advice(ADVICE), reading, part)
        })
        .collect(),
    )
}

fn with_sentences(finding: Finding, reading: &Reading<'_>, part: Part) -> Finding {
    let repeats = reading.repeats(part).iter().take(SHOWN);
    repeats.fold(finding, |finding, repeat| finding.related(Place::Text(repeat.now.clone()), "与上一年度相同"))
}

const ADVICE: &str = "按本年实际改写；本地规定的界限不同的，在设置里调整。";
