//! The ways offices have of saying what the tables hold, each with the cells it is read as, and what looks like them and
//! is not. Sentences of our own.

use super::*;
use crate::form::Aspect;
use crate::model::{OrgKind, Report};

/// A county in which hardly two cells hold the same number.
const COUNTY: &[(&str, &str)] = &[
    ("applications.new_received@", "120 10 2 3 5 4 144"),
    ("applications.carried_in@", "5 1 0 0 0 0 6"),
    ("applications.result.granted@", "15 11 2 3 5 4 40"),
    ("applications.result.partly_granted@", "17 0 0 0 0 0 17"),
    ("applications.result.denied.state_secret@", "1 0 0 0 0 0 1"),
    ("applications.result.denied.forbidden_by_law@", "2 0 0 0 0 0 2"),
    ("applications.result.denied.security_stability@", "3 0 0 0 0 0 3"),
    ("applications.result.denied.third_party_rights@", "4 0 0 0 0 0 4"),
    ("applications.result.denied.internal_affairs@", "5 0 0 0 0 0 5"),
    ("applications.result.denied.process_info@", "6 0 0 0 0 0 6"),
    ("applications.result.denied.enforcement_file@", "7 0 0 0 0 0 7"),
    ("applications.result.denied.admin_query@", "8 0 0 0 0 0 8"),
    ("applications.result.unable.not_held@", "14 0 0 0 0 0 14"),
    ("applications.result.unable.needs_creation@", "9 0 0 0 0 0 9"),
    ("applications.result.unable.still_unclear@", "5 0 0 0 0 0 5"),
    ("applications.result.not_processed.petition@", "3 0 0 0 0 0 3"),
    ("applications.result.not_processed.repeat@", "2 0 0 0 0 0 2"),
    ("applications.result.not_processed.publication@", "1 0 0 0 0 0 1"),
    ("applications.result.not_processed.excessive@", "2 0 0 0 0 0 2"),
    ("applications.result.not_processed.confirm_reissue@", "2 0 0 0 0 0 2"),
    ("applications.result.other.no_correction@", "4 0 0 0 0 0 4"),
    ("applications.result.other.fee_unpaid@", "1 0 0 0 0 0 1"),
    ("applications.result.other.misc@", "5 0 0 0 0 0 5"),
    ("applications.result.total@", "116 11 2 3 5 4 141"),
    ("applications.carried_out@", "9 0 0 0 0 0 9"),
    ("disputes.review.", "7 2 1 3 13"),
    ("disputes.litigation.direct.", "1 0 0 1 2"),
    ("disputes.litigation.after_review.", "3 1 0 2 6"),
    ("proactive.normative_docs.", "7 2 63"),
    ("proactive.licensing.decisions", "9487"),
    ("proactive.penalties.decisions", "2776"),
    ("proactive.coercion.decisions", "84"),
    ("proactive.admin_fees.amount_wan_yuan", "7545.2"),
];

pub(super) fn report(part: TextPart, text: &str) -> Report {
    let mut report = Report::for_year(2024);
    report.meta.org_name = "青江县人民政府".to_owned();
    report.meta.org_kind = OrgKind::Government;
    for (id, _) in report.clone().cells() {
        report.set(id, "0");
    }
    for (prefix, values) in COUNTY {
        let ids: Vec<_> =
            report.cells().map(|(id, _)| id).filter(|id| id.path().starts_with(prefix)).collect();
        let values: Vec<&str> = values.split(' ').collect();
        assert_eq!(ids.len(), values.len(), "{prefix}");
        for (id, value) in ids.into_iter().zip(values) {
            report.set(id, value);
        }
    }
    report.narrative.set(part, text);
    report
}

/// What is read: `144=new_received@total`, `9=total@total-pending` for sums, `36=denied.state_secret@total+7` for groups.
fn read(part: TextPart, text: &str) -> String {
    let report = report(part, text);
    let short = |path: &str| {
        let rest = ["applications.result.", "applications.", "disputes.", "proactive."];
        rest.iter().find_map(|prefix| path.strip_prefix(prefix)).unwrap_or(path).to_owned()
    };
    let line = |claim: &Claim| {
        let soft = if claim.firm { "" } else { "?" };
        let cells = match &claim.verdict {
            Verdict::Agrees(Candidate { terms, .. }) => {
                let more = if terms.len() > 1 { format!("+{}", terms.len() - 1) } else { String::new() };
                format!("={}{more}", short(terms[0].0.path()))
            }
            Verdict::Differs(_) => "≠".to_owned(),
            Verdict::Elsewhere => "~".to_owned(),
            Verdict::Unjudged => "/".to_owned(),
        };
        format!("{}{soft}{cells}", claim.number.value)
    };
    Claims::read(&report).claims.iter().map(line).collect::<Vec<_>>().join(" ")
}

pub(super) const ACTIVE: TextPart = TextPart::Aspect(Aspect::Active);
pub(super) const APPLICATIONS: TextPart = TextPart::Aspect(Aspect::Applications);

#[track_caller]
pub(super) fn all(part: TextPart, wordings: &[(&str, &str)]) {
    for (text, expected) in wordings {
        assert_eq!(read(part, text), *expected, "{text}");
    }
}

#[test]
#[rustfmt::skip]
fn what_was_received_and_carried_over() {
    all(APPLICATIONS, &[
        ("一年以来，县政府共收到政府信息公开申请144件。今年以来办结141件。", "144=new_received@total 141=total@total"),
        ("本年度共受理144件，同时办理上年结转6件。", "144=new_received@total 6=carried_in@total"),
        ("受理150件（含上年结转6件），办结141件，其余9件结转下年度。", "150=new_received@total+1 6=carried_in@total 141=total@total 9=carried_out@total"),
        ("2024年，全县收到政府信息公开申请144件，从2023年结转6件，全年应办150件。", "144=new_received@total 6=carried_in@total 150=new_received@total+1"),
        ("收到申请144件，2023年度结转6件，至年底办结141件，尚有9件正在办理，按规定结转下年度。", "144=new_received@total 6=carried_in@total 141=total@total 9=carried_out@total"),
        ("截至2024年12月31日，办结141件，尚未办结9件，结转至2025年继续办理。", "141=total@total 9=carried_out@total"),
        ("上年度未办结转入本年度的6件，已全部办结。", "6=carried_in@total"),
        ("结转至2025年办理9件。", "9=carried_out@total"),
        ("有9件未到答复期限，结转下一年度办理。", "9=carried_out@total"),
        ("2024年新收政府信息公开申请144件，上一年度延续办理6件，办结141件，延续至下年度办理9件。", "144=new_received@total 6=carried_in@total 141=total@total 9=carried_out@total"),
        ("当年办结141件，9件跨年办理。", "9=carried_out@total"),
        ("其余9件尚在办理期限内，将于2025年答复。", "9=carried_out@total"),
        ("剩余9件仍在办理之中。", "9=carried_out@total"),
        ("全年申请总量为144件。", "144=new_received@total"),
        ("登记受理政府信息公开申请144件。", "144=new_received@total"),
        ("公民、法人和其他组织向我县提出政府信息公开申请144件。", "144=new_received@total"),
        ("政府信息公开申请：新收144件，办理完毕141件。", "144=new_received@total 141=total@total"),
        ("我县各级行政机关2024年度共收到信息公开申请144件，依法答复141件。", "144=new_received@total 141=total@total"),
        ("2023年新收130件，2024年新收144件，增长10.8%。", "144=new_received@total"),
        ("办毕141件，转下年9件。", "141=total@total 9=carried_out@total"),
        ("全年接收到申请书144份，均按期答复。", "144=new_received@total"),
        ("受理181件，上年度结转6件，合计150件，办结141件。", "181≠ 6=carried_in@total 150=new_received@total+1 141=total@total"),
    ]);
}

#[test]
#[rustfmt::skip]
fn who_applied() {
    all(APPLICATIONS, &[
        ("从申请主体看，自然人120件，商业企业10件，科研机构2件，社会公益组织3件，法律服务机构5件，其他4件。", "120=new_received@natural_person 10=new_received@org.business 2=new_received@org.research 3=new_received@org.social_welfare 5=new_received@org.legal_service"),
        ("按申请人类别划分，自然人申请120件，占83.3%；法人或其他组织申请24件，占16.7%。", "120=new_received@natural_person 24=new_received@org.business+4"),
        ("申请人为自然人的120件，为法人或者其他组织的24件。", "120=new_received@natural_person 24=new_received@org.business+4"),
        ("由自然人提出的120件，由法人和其他组织提出的24件。", "120=new_received@natural_person 24=new_received@org.business+4"),
        ("120件由自然人提出、24件由法人或者其他组织提出。", "120=new_received@natural_person 24=new_received@org.business+4"),
        ("其中20件由自然人提出。", "20≠"),
    ]);
}

#[test]
#[rustfmt::skip]
fn how_applications_were_dealt_with() {
    all(APPLICATIONS, &[
        ("从办理结果看，予以公开的40件，占办结总数的28.4%；部分公开的17件，占12.1%。", "40=granted@total 17=partly_granted@total"),
        ("予以公开40件，部分公开17件，不予公开36件，无法提供28件，不予处理10件，其他处理10件。", "40=granted@total 17=partly_granted@total 36=denied.state_secret@total+7 28=unable.not_held@total+2 10=not_processed.petition@total+4 10=other.no_correction@total+2"),
        ("同意公开40件，区分处理17件，不予公开36件。", "40=granted@total 17=partly_granted@total 36=denied.state_secret@total+7"),
        ("40件予以公开，17件部分公开，36件不予公开，28件无法提供，10件不予处理，10件作其他处理。", "40=granted@total 17=partly_granted@total 36=denied.state_secret@total+7 28=unable.not_held@total+2 10=not_processed.petition@total+4 10=other.no_correction@total+2"),
        ("依法予以公开40件、部分公开17件；依法不予公开36件。", "40=granted@total 17=partly_granted@total 36=denied.state_secret@total+7"),
        ("全部公开40件，部分公开17件。", "40=granted@total 17=partly_granted@total"),
        ("办理结果为：予以公开的40件；部分公开的17件；不予公开的36件；无法提供的28件；不予处理的10件；其他处理的10件。", "40=granted@total 17=partly_granted@total 36=denied.state_secret@total+7 28=unable.not_held@total+2 10=not_processed.petition@total+4 10=other.no_correction@total+2"),
        ("在办结的141件申请中，予以公开的有40件，部分公开的有17件，不予公开的有36件，无法提供的有28件，不予处理的有10件，作出其他处理的有10件。", "141=total@total 40=granted@total 17=partly_granted@total 36=denied.state_secret@total+7 28=unable.not_held@total+2 10=not_processed.petition@total+4 10=other.no_correction@total+2"),
        ("予以公开类40件，部分公开类17件，不予公开类36件。", "40=granted@total 17=partly_granted@total 36=denied.state_secret@total+7"),
        ("答复“予以公开”40件、“部分公开”17件、“不予公开”36件。", "40=granted@total 17=partly_granted@total 36=denied.state_secret@total+7"),
        ("予以公开或部分公开57件。", "57=granted@total+1"),
        ("公开和部分公开的共57件，占答复总数的40.4%。", "57=granted@total+1"),
    ]);
}

#[test]
#[rustfmt::skip]
fn on_which_grounds() {
    all(APPLICATIONS, &[
        ("不予公开36件，其中属于国家秘密1件、其他法律行政法规禁止公开2件、危及“三安全一稳定”3件、保护第三方合法权益4件、属于三类内部事务信息5件、属于四类过程性信息6件、属于行政执法案卷7件、属于行政查询事项8件。", "36=denied.state_secret@total+7 1=denied.state_secret@total 2=denied.forbidden_by_law@total 3=denied.security_stability@total 4=denied.third_party_rights@total 5=denied.internal_affairs@total 6=denied.process_info@total 7=denied.enforcement_file@total 8=denied.admin_query@total"),
        ("不予公开的36件中，法律法规禁止公开的2件，涉及内部事务的5件，涉及过程性信息的6件，涉及执法案卷的7件。", "36=denied.state_secret@total+7 2=denied.forbidden_by_law@total 5=denied.internal_affairs@total 6=denied.process_info@total 7=denied.enforcement_file@total"),
        ("无法提供28件，其中本机关不掌握相关政府信息14件、没有现成信息需要另行制作9件、补正后申请内容仍不明确5件。", "28=unable.not_held@total+2 14=unable.not_held@total 9=unable.needs_creation@total 5=unable.still_unclear@total"),
        ("因不掌握相关政府信息而无法提供14件，因需要另行制作而无法提供9件，因补正后仍不明确而无法提供5件。", "14=unable.not_held@total 9=unable.needs_creation@total 5=unable.still_unclear@total"),
        ("不予处理10件，其中信访举报投诉类申请3件、重复申请2件、要求提供公开出版物1件、无正当理由大量反复申请2件、要求行政机关确认或重新出具已获取信息2件。", "10=not_processed.petition@total+4 3=not_processed.petition@total 2=not_processed.repeat@total 1=not_processed.publication@total 2=not_processed.excessive@total 2=not_processed.confirm_reissue@total"),
        ("信访、举报、投诉类申请3件，重复申请2件，均不予处理。", "3=not_processed.petition@total 2=not_processed.repeat@total"),
        ("其他处理10件，其中申请人无正当理由逾期不补正4件、逾期未按收费通知要求缴纳费用1件、其他5件。", "10=other.no_correction@total+2 4=other.no_correction@total 1=other.fee_unpaid@total 5?=other.misc@total"),
        ("因申请人逾期不补正终止办理4件，因逾期未缴费终止办理1件。", "4=other.no_correction@total 1=other.fee_unpaid@total"),
        ("属于过程性信息不予公开的6件。", "6=denied.process_info@total"),
    ]);
}

#[test]
#[rustfmt::skip]
fn reviews_and_suits() {
    all(APPLICATIONS, &[
        ("因政府信息公开被申请行政复议13件，被提起行政诉讼8件。", "13=review.total 8=litigation.direct.total+1"),
        ("政府信息公开行政复议13起，结果维持7起，结果纠正2起，其他结果1起，尚未审结3起。", "13=review.total 7=review.upheld 2=review.corrected 1=review.other 3=review.pending"),
        ("因信息公开引发行政复议13件，其中维持7件，纠正2件，其他1件，3件正在审理。", "13=review.total 7=review.upheld 2=review.corrected 3=review.pending"),
        ("政府信息公开行政复议案件13件，已审结10件，维持率70%。", "13=review.total 10=review.total+1"),
        ("因政府信息公开引发行政诉讼8件，维持原行政行为4件，纠正1件，尚未审结3件。", "8=litigation.direct.total+1 4?=litigation.direct.upheld+1 1=litigation.direct.corrected+1 3=litigation.direct.pending+1"),
    ]);
}

#[test]
#[rustfmt::skip]
fn what_others_dealt_with_contradicts_nothing() {
    all(APPLICATIONS, &[
        ("县公安局受理31件，县自然资源局受理45件，县住建局受理22件。", ""),
        ("县公安局受理政府信息公开申请31件、县自然资源局受理45件。", "31/ 45/"),
        ("其中，县政府受理19件，各部门受理91件，乡镇（街道）受理34件。", ""),
        ("以县政府为被申请人的政府信息公开申请19件。", ""),
        ("全市共收到政府信息公开申请1820件，办结1800件。", ""),
        ("县公安局予以公开31件、部分公开5件。", "31/ 5/"),
        ("县财政局2023年结转3件，县公安局结转2件。", "3/ 2/"),
    ]);
}

#[test]
#[rustfmt::skip]
fn other_times_are_left_alone() {
    all(APPLICATIONS, &[
        ("五年来累计收到政府信息公开申请612件。", ""),
        ("截至11月底，共收到政府信息公开申请131件。", ""),
        ("截至2024年9月30日，受理政府信息公开申请101件。", ""),
        ("2023年收到申请130件，结转6件。", ""),
        ("2023年收到130件；答复127件。", ""),
        ("2023年收到130件。答复127件，结转3件。", ""),
        ("上一年度收到申请130件。予以公开127件。2024年收到101件。", "101≠"),
        ("2023年收到申请130件。全年收到申请101件，办结99件。", "101≠ 99≠"),
        ("2023年新建专栏2个。本年收到101件，办结99件。", "101≠ 99≠"),
        ("较2023年增长5%。办结99件。", "99≠"),
        ("从2023年结转3件。收到101件，办结99件。", "3≠ 101≠ 99≠"),
        ("一季度新收31件，二季度新收38件，三季度新收32件。", ""),
        ("2025年计划抽查依申请公开案卷20件。", ""),
    ]);
}

#[test]
#[rustfmt::skip]
fn what_only_looks_alike_contradicts_nothing() {
    all(APPLICATIONS, &[
        ("受理12345热线工单1100件，办结1090件。", ""),
        ("办理12345热线转办件。全年受理1100件，办结1090件。", ""),
        ("审查公文320件，其中予以公开210件、不予公开110件。", ""),
        ("公文属性认定完成320件。予以公开210件，不予公开110件。", ""),
        ("涉及土地征收的申请55件，占38.2%。", ""),
        ("涉及征地的申请55件。", ""),
        ("有关征地的申请55件。", ""),
        ("关于拆迁的申请55件。", ""),
        ("属于本单位职责的申请120件。", ""),
        ("由于征地引发的申请36件。", ""),
        ("编制依申请公开答复模板5份，整理依申请公开档案60件，印发规范性文件汇编12件。", ""),
        ("制定政府信息公开申请规程5件。", ""),
        ("办理5件行政许可案例。", ""),
        ("征地拆迁类申请60件。", ""),
        ("按期答复126件，延期答复15件。", ""),
        ("行政复议案件受理13件，上年结转2件。", "13?=review.total"),
        ("收到申请144件，书面答复98件。", "144=new_received@total 98/"),
        ("受理县长信箱来件36件。", ""),
        ("对1100件网民留言逐一答复，受理36件转办单。", ""),
        ("收到领导信箱36件，答复36件。", ""),
        ("答复36件（次）群众咨询。", ""),
        ("一是网上渠道。受理86件。", ""),
        ("收到政府信息公开申请144件。征地方面，受理36件，答复35件。", "144=new_received@total 36/ 35/"),
    ]);
    all(ACTIVE, &[("发布公开指南1条、依申请公开25条、公开年报1条。", "25?/ 1?~"), ("更新依申请公开信息25条。", "25?/")]);
}

#[test]
fn a_heading_says_what_the_text_is_about() {
    let text = "（一）主动公开。受理36件。\n（二）依申请公开。受理150件（含上年结转6件），予以公开40件。\n（三）政府信息管理。\
                予以公开210件，受理36件。";
    assert_eq!(
        read(TextPart::Overview, text),
        "150=new_received@total+1 6=carried_in@total 40=granted@total"
    );
}

#[test]
#[rustfmt::skip]
fn documents_and_decisions() {
    all(ACTIVE, &[
        ("本年度制发行政规范性文件7件，废止2件，现行有效63件。", "7=normative_docs.issued 2=normative_docs.repealed 63=normative_docs.in_force"),
        ("全年共出台行政规范性文件7份，废止2份，目前有效的63份。", "7=normative_docs.issued"),
        ("2024年印发规范性文件7个，宣布废止2个。", "7=normative_docs.issued"),
        ("办理行政许可9487件、行政处罚2776件、行政强制84件。", "9487=licensing.decisions 2776=penalties.decisions 84=coercion.decisions"),
        ("行政许可处理决定数量9487件，其他对外管理服务事项处理决定数量496件。", "9487=licensing.decisions"),
        ("行政许可处理决定9487件，行政处罚处理决定2776件，行政强制处理决定84件。", "9487=licensing.decisions 2776=penalties.decisions 84=coercion.decisions"),
        ("全年作出行政许可决定9487件，实施行政处罚2776件，行政强制84件，行政事业性收费7545.2万元。", "9487=licensing.decisions 2776=penalties.decisions 84=coercion.decisions 75452000=admin_fees.amount_wan_yuan"),
        ("收取行政事业性收费7545.2万元。", "75452000=admin_fees.amount_wan_yuan"),
        ("公开县政府及县政府办公室文件86件，以县政府名义制发规范性文件4件。", "4/"),
    ]);
}

#[test]
#[rustfmt::skip]
fn one_each() {
    all(APPLICATIONS, &[
        ("予以公开、部分公开、不予公开、无法提供、不予处理、其他处理分别为40件、17件、36件、28件、10件、10件。", "40=granted@total 17=partly_granted@total 36=denied.state_secret@total+7 28=unable.not_held@total+2 10=not_processed.petition@total+4 10=other.no_correction@total+2"),
        ("自然人、法人或其他组织申请分别为120件、24件。", "120=new_received@natural_person 24=new_received@org.business+4"),
        ("收到、办结政府信息公开申请分别为144件、141件。", "144=new_received@total 141=total@total"),
        ("予以公开、部分公开和不予公开的分别有40件、17件和36件，共93件。", "40=granted@total 17=partly_granted@total 36=denied.state_secret@total+7"),
        ("涉及政府信息公开的行政复议、行政诉讼分别为13件、8件。", "13=review.total 8=litigation.direct.total+1"),
        ("政府信息公开行政复议维持、纠正、其他结果、尚未审结依次为7件、2件、1件、3件。", "7=review.upheld 2=review.corrected 1=review.other 3=review.pending"),
        ("2023年、2024年受理政府信息公开申请分别为130件、139件。", ""),
        ("2022年、2023年、2024年受理申请分别为110件、130件、139件，办结108件、129件、131件。", ""),
        ("县政府、县公安局、县自然资源局分别受理19件、31件、45件。", ""),
        ("网络、信函申请分别为86件、40件。", ""),
        ("征地类、规划类申请分别为60件、30件。", ""),
    ]);
}

#[test]
#[rustfmt::skip]
fn numbers_without_a_word_for_what_they_count() {
    all(APPLICATIONS, &[
        ("予以公开40、部分公开17、不予公开36、无法提供28、不予处理10、其他处理10。", "40=granted@total 17=partly_granted@total 36=denied.state_secret@total+7 28=unable.not_held@total+2 10=not_processed.petition@total+4 10=other.no_correction@total+2"),
        ("新受理144件，加上上年结转的6件，共150件。", "144=new_received@total 6=carried_in@total 150=new_received@total+1"),
        ("新受理144件，加上上年结转的6件，共361件。", "144=new_received@total 6=carried_in@total 361≠"),
        ("收到申请144件，上年结转6件，共计150件。", "144=new_received@total 6=carried_in@total 150=new_received@total+1"),
        ("本年新收144件、上年结转6件，合计150件，办结141件。", "144=new_received@total 6=carried_in@total 150=new_received@total+1 141=total@total"),
        ("征地、拆迁申请36件，社保申请20件，共56件。", ""),
        ("不予公开3.其他情形。", ""),
    ]);
}

#[test]
#[rustfmt::skip]
fn parts_of_documents() {
    all(ACTIVE, &[
        ("现行有效行政规范性文件63件，其中本年新制发7件。", "63=normative_docs.in_force 7=normative_docs.issued"),
        ("公开现行有效行政规范性文件63件，其中2024年新制发8件。", "63=normative_docs.in_force 8≠"),
        ("现行有效行政规范性文件63件，其中近五年制发40件。", "63=normative_docs.in_force"),
        ("现行有效行政规范性文件63件，其中县政府办公室制发23件。", "63=normative_docs.in_force 23?/"),
        ("制发、废止、现行有效行政规范性文件分别为7件、2件、63件。", "7=normative_docs.issued 2=normative_docs.repealed 63=normative_docs.in_force"),
    ]);
}

#[test]
fn none_carried_over_is_not_none_at_all() {
    assert_eq!(read(APPLICATIONS, "截至年底均已办结，无结转申请。"), "0≠");
    assert_eq!(read(APPLICATIONS, "没有上年结转的申请。"), "0≠");
    assert_eq!(read(APPLICATIONS, "没有结转申请引发的行政复议。"), "0≠");
}

#[test]
fn one_each_in_the_year_of_the_report() {
    let text = "2024年作出行政许可、行政处罚、行政强制决定分别为9487件、2776件、84件。";
    assert_eq!(read(ACTIVE, text), "9487=licensing.decisions 2776=penalties.decisions 84=coercion.decisions");
    assert_eq!(read(ACTIVE, "2023年作出行政许可、行政处罚决定分别为9487件、2776件。"), "");
}

#[test]
#[rustfmt::skip]
fn of_several_things_named_together_none_is_counted_alone() {
    all(APPLICATIONS, &[
        ("予以公开及部分公开57件、因本机关不掌握相关情况等无法提供28件、信访举报投诉类申请及重复申请等不予处理10件。", "57=granted@total+1 28=unable.not_held@total+2 10=not_processed.petition@total+4"),
        ("过程性信息、行政执法案卷等不予公开的36件均已说明理由。", "36=denied.state_secret@total+7"),
        ("因属于内部事务、过程性信息不予公开11件。", ""),
        ("商业企业、科研机构申请12件。", ""),
        ("自然人、法人或其他组织提出申请144件。", ""),
        ("因政府信息公开引发的行政复议维持、纠正9件。", ""),
        ("予以公开、部分公开57件。", "57=granted@total+1"),
        ("不予公开的国家秘密1件、过程性信息6件。", "1=denied.state_secret@total 6=denied.process_info@total"),
        ("自然人申请120件、商业企业申请10件、科研机构申请2件。", "120=new_received@natural_person 10=new_received@org.business 2=new_received@org.research"),
        ("法人或其他组织中的商业企业申请10件。", "10=new_received@org.business"),
        ("收到政府信息公开申请144件，其中90件为网上申请，54件为书面申请。", "144=new_received@total 90?/ 54?/"),
        ("收到政府信息依申请公开144件，上年转结6件。", "144=new_received@total 6=carried_in@total"),
    ]);
}

#[test]
#[rustfmt::skip]
fn what_was_done_with_some_of_them_contradicts_nothing() {
    all(APPLICATIONS, &[
        ("受理政府信息公开申请144件，不予受理5件。", "144=new_received@total"),
        ("对不予公开的5件申请，逐件进行法制审核。", "5?/"),
        ("对涉及过程性信息的3件申请开展会商。", "3?/"),
        ("政府信息公开申请均按期答复，因答复不规范被纠正2件。", ""),
        ("收到网络申请86件，上年结转6件，共92件。", "86/ 6=carried_in@total 92/"),
        ("2023年受理130件，结转至2024年6件。", "6=carried_in@total"),
    ]);
}
