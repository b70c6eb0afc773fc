//! N103: the text speaks as, or of, another organ than the one whose report it is.

use std::cell::LazyCell;

use crate::check::author::{self, Named};
use crate::check::finding::{Finding, Safety, Severity};
use crate::check::flow::Flow;
use crate::check::foreign::{self, Class};
use crate::check::{paper, quote};
use crate::check::reading::Reading;
use crate::check::rule::{Context, Judge, Run, rule};
use crate::model::place::MetaField;
use crate::model::{Edit, Place, Report, TextPart};

rule! {
    /// ## 为什么
    ///
    /// 借用别的单位的文稿，常会留下“我局”“我镇”这样与本机关不符的自称、别的乡镇县局的名称，或者报送时的“贵办”。
    /// 上级（乡镇说“我县”）、简称、机关名称里本来就有的字、引号里的话、共同开展的工作、地名、机构撤并和派驻都不算；
    /// 别的机关只有像本机关那样作主语时才提示。导语和落款的机关名称另有一条。
    ///
    /// ## 反例
    ///
    /// 自称与机关不符：
    ///
    /// ```反例
    /// org_name = 云岭县清河镇人民政府
    /// org_kind = township
    /// text.overview.supervision = 我局高度重视政府信息公开工作，本局安排专人负责。
    /// => N103 verify text overview.supervision ~ “我局”
    /// ```
    ///
    /// 另一个镇的名称：
    ///
    /// ```反例
    /// org_name = 云岭县清河镇人民政府
    /// org_kind = township
    /// text.overview = 清河镇坚持专人负责。今后，石门镇人民政府将继续加大公开力度。
    /// => N103 verify text overview ~ “石门镇”
    /// ```
    ///
    /// 另一个县：
    ///
    /// ```反例
    /// org_name = 安澜市云岭县人民政府
    /// org_kind = government
    /// text.overview = 一年来，青溪县坚持以公开为常态。
    /// text.overview.platform = 我区网站运行平稳。
    /// => N103 verify text overview ~ “青溪县”
    /// => N103 verify text overview.platform ~ “我区”
    /// ```
    ///
    /// 报送时的称呼：
    ///
    /// ```反例
    /// org_name = 云岭县审计局
    /// org_kind = department
    /// text.lead = 根据贵办通知要求，现将有关情况报告如下。
    /// => N103 verify text lead ~ “贵办”
    /// ```
    ///
    /// ## 正例
    ///
    /// 上级和简称：
    ///
    /// ```正例
    /// org_name = 云岭县清河镇人民政府
    /// org_kind = township
    /// text.overview = 我镇按照云岭县和我县政务公开办的部署，清河镇、镇政府严格落实条例，我市统一的平台运行平稳。
    /// ```
    ///
    /// ```正例
    /// org_name = 安澜市云岭县住房和城乡建设局
    /// org_kind = department
    /// text.overview = 2025年，县住建局坚持公开，我局与市住建局、县财政局共同公布名单，我县群众满意。
    /// ```
    ///
    /// 共同工作、地名、派驻、撤并：
    ///
    /// ```正例
    /// org_name = 云岭县清河镇人民政府
    /// org_kind = township
    /// text.overview = 会同石门镇公开征地信息；石门镇石门村的道路已经通车；原石门镇政府的文件已清理；派驻石门镇的同志将参加培训；各乡镇将交流经验。
    /// ```
    ///
    /// 引用的话，看起来像的词：
    ///
    /// ```正例
    /// org_name = 云岭县清河镇人民政府
    /// org_kind = township
    /// text.overview = 群众留言“请我局答复”已转办；不断自我局部调整，我委托专业机构评估；在本乡镇公开栏张贴；贵州省、富贵镇的做法。
    /// ```
    ///
    /// 机关名称里有的字：
    ///
    /// ```正例
    /// org_name = 云岭县卫生健康委员会
    /// org_kind = department
    /// text.overview = 我委坚持公开，我县各项工作平稳。
    /// ```
    ///
    /// 不知道机关：
    ///
    /// ```正例
    /// text.overview = 我局坚持公开。
    /// -> N103 blocked
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 别处的文字里没有写出机关名称和自称的；借用文字里的地名。
    ///
    /// ## 怎么改
    ///
    /// 改为本机关的名称或者自称；说的确实是另一机关，不用改。
    id: "N103",
    name: "foreign-organ",
    title: "正文可能是另一机关的",
    severity: Severity::Verify,
    basis: "国办公开办函〔2021〕30号（四）明确责任：内容应当准确，不得雷同",
    since: "0.1.0",
    judge: Judge::Read(run),
}

/// How many different ones are shown: a text with more is no report of this organ.
const SHOWN: usize = 10;
/// How many further places of one are shown.
const PLACES: usize = 50;

/// One thing that is said, with every place.
struct Said {
    word: String,
    places: Vec<(TextPart, usize, usize)>,
    instead: Option<String>,
    addressed: bool,
}

fn run(report: &Report, _: &Context<'_>, reading: &Reading<'_>) -> Run {
    let meta = &report.meta;
    let class = match foreign::class(meta) {
        Some(class) if !meta.org_name.trim().is_empty() => class,
        _ => {
            let at = vec![Place::Meta(MetaField::OrgName), Place::Meta(MetaField::OrgKind)];
            return Run::blocked("不知道机关名称或者类型", at);
        }
    };
    if report.narrative.parts().all(|(_, words)| words.trim().is_empty()) {
        return Run::not_applicable("正文还没有填写");
    }
    let mut said: Vec<Said> = Vec::new();
    let own = own_name(&meta.org_name);
    let named = LazyCell::new(|| author::named(report, paper::edition(report).form().title));
    let flows = reading.flows();
    let organ = foreign::Organ::new(meta, class);
    let whom = reading.among(foreign::WHOM);
    for (part, flow) in flows {
        for (start, end) in foreign::addressed(flow, &whom) {
            note(&mut said, flow, *part, (start, end), None, true);
        }
        for (start, end, _) in foreign::selves(flow, &organ) {
            let instead = itself(class, &own).map(|own| format!("{}{own}", flow.chars[start]));
            note(&mut said, flow, *part, (start, end), instead, false);
        }
        // The lead and the last lines name the organ; another rule looks at those.
        if *part != TextPart::Lead {
            for (start, end) in foreign::subjects(flow, &organ) {
                if named.iter().any(|named| is_within(&flow.place(*part, start, end), named)) {
                    continue;
                }
                note(&mut said, flow, *part, (start, end), Some(own.clone()), false);
            }
        }
    }
    Run::ran(said.into_iter().filter_map(|one| finding(report, flows, one)).collect())
}

/// Whether a place is part of where the report names its organ.
fn is_within(place: &Place, named: &Named) -> bool {
    matches!(place, Place::Text(range) if range.part == named.part && range.start >= named.start && range.end <= named.end)
}

/// The organ's own name without the places above it and without 人民政府: 清河镇.
fn own_name(name: &str) -> String {
    crate::check::own::segments(name).pop().unwrap_or_default()
}

/// What the organ calls itself behind 我, where that is clear.
fn itself(class: Class, own: &str) -> Option<String> {
    let unit = match class {
        Class::Town | Class::Government | Class::Bureau => own.chars().last()?.to_string(),
        Class::Street => "街道".to_owned(),
        Class::Zone => return None,
    };
    ["镇", "乡", "街道", "县", "区", "市", "旗", "局", "厅"].contains(&unit.as_str()).then_some(unit)
}

/// 我局 and 本局 are one thing.
fn note(
    said: &mut Vec<Said>,
    flow: &Flow<'_>,
    part: TextPart,
    (start, end): (usize, usize),
    instead: Option<String>,
    addressed: bool,
) {
    let word = flow.words(start, end);
    let kind = |word: &str| word.trim_start_matches(['我', '本', '贵']).to_owned();
    let same = |one: &&mut Said| one.addressed == addressed && kind(&one.word) == kind(&word);
    let full = said.len() == SHOWN;
    match said.iter_mut().find(same) {
        Some(one) => one.places.push((part, start, end)),
        None if full => {}
        None => said.push(Said { word, places: vec![(part, start, end)], instead, addressed }),
    }
}

fn finding(report: &Report, flows: &[(TextPart, Flow<'_>)], one: Said) -> Option<Finding> {
    let flow = |part: TextPart| flows.iter().find(|(own, _)| *own == part).map(|(_, flow)| flow);
    let &(part, start, end) = one.places.first()?;
    let word = quote::quoted(&one.word);
    let message = if one.addressed {
        format!("正文写{word}，像是报送时的文稿，不是向社会公布的报告。")
    } else {
        format!("正文写{word}，而报告的机关是{}。", quote::quoted(report.meta.org_name.trim()))
    };
    let mut finding = Finding::new(&RULE, flow(part)?.place(part, start, end), RULE.title, message)
        .advice("改为本机关；说的确实是另一机关，不用改。")
        .related(Place::Meta(MetaField::OrgName), "报告的机关");
    for &(part, start, end) in one.places.iter().skip(1).take(PLACES) {
        finding = finding.related(flow(part)?.place(part, start, end), "又一处");
    }
    if let (Some(instead), [(part, start, end)]) = (&one.instead, one.places.as_slice()) {
        let text = flow(*part)?.replaced(&[(*start, *end, instead)]);
        let title = format!("改为{}", quote::quoted(instead));
        finding = finding.fix(title, Safety::Ask, vec![Edit::Text { part: *part, text }]);
    }
    Some(finding)
}
