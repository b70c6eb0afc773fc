//! More ways of saying it, from reports that were published and whose numbers nobody could check before; and beside
//! each what is near it and says something else. Sentences of our own.

use super::wordings::{ACTIVE, APPLICATIONS, all};

#[test]
#[rustfmt::skip]
fn a_year_that_is_only_compared_with_ends_with_its_clause() {
    all(APPLICATIONS, &[
        ("收到政府信息公开申请144起，比2023年（130起）增长10.8%，答复141起，结转9起。", "144=new_received@total 141=total@total 9=carried_out@total"),
        ("收到政府信息公开申请144件，较2023年增加14件，办结141件。", "144=new_received@total 141=total@total"),
        ("收到政府信息公开申请144件，较2023年增加14件，办结181件。", "144=new_received@total 181≠"),
        ("收到政府信息公开申请144件，较2023年增长10.8%；答复141件（含上年度转结）。", "144=new_received@total 141=total@total"),
        ("2023年收到政府信息公开申请130件，较2022年增长10.8%；答复127件。", ""),
        ("2023年收到130件，比2022年增加8件，办结127件。", ""),
        ("较2023年收到的130件有所增加。", ""),
    ]);
}

#[test]
#[rustfmt::skip]
fn ways_that_are_named_as_examples_are_all_of_them() {
    all(APPLICATIONS, &[
        ("通过信函、网络等渠道共收到政府信息公开申请144件。", "144=new_received@total"),
        ("通过信函、网络等渠道共收到政府信息公开申请181件。", "181≠"),
        ("通过线上线下多种渠道收到政府信息公开申请181件。", "181≠"),
        ("通过信函、网络收到政府信息公开申请98件。", "98/"),
        ("各部门通过信函、网络等渠道收到政府信息公开申请98件。", "98/"),
        ("县公安局通过信函、网络等渠道收到政府信息公开申请31件。", "31/"),
        ("通过网络等渠道收到政府信息公开申请140件，当面收到政府信息公开申请4件。", "140~ 4~"),
        ("通过网络收到申请98件，乡镇通过信函等渠道收到申请31件。", "98/ 31/"),
    ]);
}

#[test]
#[rustfmt::skip]
fn no_more_is_closed_than_has_an_outcome() {
    all(APPLICATIONS, &[
        ("收到政府信息公开申请144件，答复144件。", "144=new_received@total 144≠"),
        ("收到政府信息公开申请144件，办理144件。", "144=new_received@total 144=new_received@total"),
        ("办结135件。", "135=total@total+1"),
    ]);
}

#[test]
#[rustfmt::skip]
fn a_list_ends_where_its_parts_make_up_the_whole() {
    all(APPLICATIONS, &[
        ("收到政府信息公开申请144件，其中网络申请140件，信函申请4件，已按时办结181件，9件结转下年度。", "144=new_received@total 140?/ 4?~ 181≠ 9=carried_out@total"),
        ("收到政府信息公开申请144件，其中网络申请140件，信函申请4件，均在期限内，办结141件。", "144=new_received@total 140?/ 4?~ 141=total@total"),
        ("收到政府信息公开申请144件，其中网络申请98件，已按时办结81件。", "144=new_received@total 98?/ 81?/"),
        ("受理政府信息公开申请144件，经审查予以公开41件。", "144=new_received@total 41≠"),
    ]);
}

#[test]
#[rustfmt::skip]
fn reviews_and_suits_where_applications_are_what_it_is_about() {
    all(APPLICATIONS, &[
        ("发生行政复议13件；发生行政诉讼8件。", "13=review.total 8=litigation.direct.total+1"),
        ("发生13起有关政府信息公开事务的行政复议案件。", "13?=review.total"),
        ("发生行政复议15件；发生行政诉讼13件。", "15≠ 13≠"),
        ("收到政府信息公开申请144件，其中引发行政复议15件。", "144=new_received@total 15≠"),
        ("因政府信息公开被申请行政复议13件，结果维持7件，被纠错3件。", "13=review.total 7=review.upheld 3≠"),
        ("被申请行政复议15件、行政诉讼8件，其中维持7件，2件纠正。", "15≠ 8=litigation.direct.total+1 7?/ 2?/"),
        ("被申请行政复议13件，其中7件维持，被提起行政诉讼8件，5件维持。", "13=review.total 7=review.upheld 8=litigation.direct.total+1 5≠"),
        ("受理行政复议案件352件，审结行政复议案件340件。", "352?/ 340?/"),
        ("参与行政复议答复31件。", ""),
    ]);
    all(ACTIVE, &[("发生行政复议15件。", "")]);
}

#[test]
#[rustfmt::skip]
fn what_is_said_in_other_words() {
    all(APPLICATIONS, &[
        ("收到依申请公开信息144条，同意公开40条，区分处理17条，上年度结转为6条。", "144=new_received@total 40=granted@total 17=partly_granted@total 6=carried_in@total"),
        ("收到政府信息公开申请144件，其中属于公开范围40件，属于部分公开范围17件，不公开35件。", "144=new_received@total 40=granted@total 17=partly_granted@total 35≠"),
        ("答复完毕141件，办理中8件。", "141=total@total 8≠"),
        ("办理中涉及第三方的申请31件均征求了意见。", ""),
        ("代表县政府受理政府信息公开申请181件。", "181≠"),
        ("公民提出121件，法人申请24件。", "121≠ 24=new_received@org.business+4"),
        ("整理网站信息，公开40条，不公开17条。", ""),
    ]);
    all(ACTIVE, &[
        ("制定发布规范性文件8件，清理废止2件，现行有效63件。", "8≠ 2=normative_docs.repealed 63=normative_docs.in_force"),
        ("对现行有效的65件规范性文件进行清理，废止2件。", "65=normative_docs.in_force+1 2=normative_docs.repealed"),
        ("制发规范性文件7件，废止2件，现行有效65件。", "7=normative_docs.issued 2=normative_docs.repealed 65≠"),
    ]);
}

#[test]
#[rustfmt::skip]
fn nothing_of_the_kind_happened() {
    all(APPLICATIONS, &[
        ("无因政务公开引起的行政复议和行政诉讼。", "0≠"),
        ("未发生因环境信息公开申请而引发行政复议、提起行政诉讼的情况。", "0≠"),
        ("未产生因政府信息公开申请提请的行政复议和行政诉讼案件。", "0≠"),
        ("无政府信息公开类行政复议和行政诉讼情况。", "0≠"),
        ("未发生因政府信息公开引发的行政复议、行政诉讼和行政投诉情况。", "0≠"),
        ("未发生行政复议、行政诉讼案件或出现申诉情况。", "0≠"),
        ("未有受理信息公开申请、行政复议、诉讼和申诉情况。", "0≠ 0≠"),
        ("未收到公民、法人或其他组织的依申请公开诉求。", "0≠"),
        ("3.因政府信息公开申请行政复议、提起行政诉讼的情况\n涉及政府信息公开行政复议0件。", "0≠"),
    ]);
    all(ACTIVE, &[
        ("未制定发布、废止行政规范性文件。", "0≠ 0≠"),
        ("未出台规范性文件和重要政策措施。", "0≠"),
    ]);
}

#[test]
#[rustfmt::skip]
fn something_narrower_did_not_happen() {
    all(APPLICATIONS, &[
        ("未发生行政复议和诉讼被撤销、败诉情况。", ""),
        ("未发生行政复议、行政诉讼、举报投诉超期办结情况。", ""),
        ("未发生因答复不及时引发的行政复议和行政诉讼。", ""),
        ("未发生因行政处罚引发的行政复议和行政诉讼。", ""),
        ("未收到要求公开公文的建议和申请。", ""),
        ("无新增行政复议和行政诉讼。", ""),
        ("没有公布行政复议决定。", ""),
        ("无行政复议纠错和行政诉讼败诉情况。", ""),
        ("未发生依申请公开和行政复议工作责任事故。", ""),
        ("未收到应当由我县办理的政府信息公开申请和投诉。", ""),
    ]);
    all(ACTIVE, &[
        ("未出台重大规范性文件和重要政策措施。", ""),
        ("未制定、修改规范性文件。", ""),
    ]);
}

#[test]
#[rustfmt::skip]
fn an_answer_that_is_not_called_by_its_name() {
    all(APPLICATIONS, &[
        ("收到申请144件，其中公开40件，不予公开36件。", "144=new_received@total 40?=granted@total 36=denied.state_secret@total+7"),
        ("收到申请144件，其中公开144件。", "144=new_received@total 144?/"),
        ("收到申请144件，其中公开57件。", "144=new_received@total 57?=granted@total+1"),
        ("收到申请144件，其中已主动公开和同意公开的40件，不予公开36件，其他处理10件。", "144=new_received@total 40?=granted@total 36=denied.state_secret@total+7 10=other.no_correction@total+2"),
        ("收到申请144件，其中已主动公开的5件，不予公开36件。", "144=new_received@total 5?/ 36=denied.state_secret@total+7"),
        ("收到申请144件，公开年报40条，发布信息40条。", "144=new_received@total"),
        ("不属于本机关公开的40件。", "40?/"),
        ("不属于公开事项目录的40件。", ""),
        ("信息不存在14件，不属于本机关公开9件。", "14?=unable.not_held@total 9?/"),
        ("不存在或者本机关不掌握13件。", "13≠"),
        ("收到申请144件，其中公开40件，不存在的14件。", "144=new_received@total 40?=granted@total 14?=unable.not_held@total"),
        ("不存在收费情况14件。", ""),
        ("主动公开40件。", ""),
        ("予以公开40件，部分公开17件，其他10件。", "40=granted@total 17=partly_granted@total 10?=other.no_correction@total+2"),
        ("予以公开40件，部分公开17件，其他5件。", "40=granted@total 17=partly_granted@total 5?/"),
        ("予以公开40件，部分公开17件，过程性信息6件，其他10件。", "40=granted@total 17=partly_granted@total 6=denied.process_info@total 10?=other.no_correction@total+2"),
        ("不予公开36件，其中国家秘密1件、过程性信息6件、其他10件。", "36=denied.state_secret@total+7 1=denied.state_secret@total 6=denied.process_info@total"),
        ("收到申请144件，其中网络134件、其他10件。", "144=new_received@total"),
    ]);
}

#[test]
#[rustfmt::skip]
fn what_stands_behind_the_number() {
    all(APPLICATIONS, &[
        ("收到申请144件，其中135件已在法定期限内予以答复，9件结转至2025年度继续办理。", "144=new_received@total 135?=total@total+1 9=carried_out@total"),
        ("收到申请144件，8件结转2025年度。", "144=new_received@total 8≠"),
        ("6件由2023年结转。", "6=carried_in@total"),
        ("除9件转结2025年办理以外，均已答复。", "9=carried_out@total"),
        ("6件2023年的申请已经办结。", ""),
        ("9件按程序转下年办理。", "9=carried_out@total"),
        ("收到申请144件，其中1件不属于政府信息公开申请，4件不属于政府信息。", "144=new_received@total"),
        ("收到申请144件，其中2件由于重复申请不予处理，4件因涉及第三方合法权益不予公开。", "144=new_received@total 2=not_processed.repeat@total 4=denied.third_party_rights@total"),
        ("收到申请144件，除9件正在办理外，其余141件均已答复。", "144=new_received@total 9=carried_out@total 141?=total@total"),
        ("收到申请144件，其中3件撤回，其余138件申请均已答复。", "144=new_received@total 138?/"),
        ("在规定时限内答复126件，延期答复15件。", ""),
        ("收到申请144件，126件申请在法定期限内答复，15件申请延期答复。", "144=new_received@total"),
        ("已办结件中予以公开的40件、不属于本机关公开的40件、其他处理的10件。", "40=granted@total 40?/ 10=other.no_correction@total+2"),
        ("自然人申请120件，企业申请10件，社会组织申请0件。", "120=new_received@natural_person"),
    ]);
}

#[test]
#[rustfmt::skip]
fn nothing_of_the_kind_happened_either() {
    all(APPLICATIONS, &[
        ("2024年以来，县政府未收到公民、法人和其他组织政府信息公开申请。", "0≠"),
        ("自2023年以来未收到政府信息公开申请。", ""),
        ("未收到和处理政府信息公开申请。", "0≠"),
        ("未收到通过政府网站、传真、信函等形式提交的政府信息公开申请。", "0≠"),
        ("未收到通过信函提交的政府信息公开申请。", ""),
        ("未存在因政府信息公开工作被申请行政复议、提起行政诉讼情况。", "0≠"),
        ("未收到网络等渠道转来的信函申请。", ""),
        ("未收到市民或法人依申请公开信息要求。", "0≠"),
        ("未收到申请公开政府信息要求。", "0≠"),
        ("无受理申请公开信息。", "0≠"),
        ("未收到个人、法人或者其他组织向本机关申请公开政府信息。", "0≠"),
        ("未发生有关政府信息公开事务的行政复议案件。", "0≠"),
        ("未发生由政府信息公开引发的举报、投诉、行政复议和行政诉讼等。", "0≠"),
        ("未发生投诉举报、申请行政复议、提起行政诉讼等情况。", "0≠"),
        ("未发生投诉引发的行政复议。", ""),
        ("未收到投诉、复查申请。", ""),
        ("未收到信访、政府信息公开申请。", ""),
        ("未收到社会组织或群众个人提出的依申请公开。", "0≠"),
        ("2024年以来办理依申请信息公开事项141件。", "141=total@total"),
        ("受理依申请信息144条。", "144=new_received@total"),
    ]);
}

#[test]
#[rustfmt::skip]
fn what_a_website_shows_is_no_decision() {
    all(ACTIVE, &[
        ("公开政策文件51条，行政许可207条，行政处罚2776条。", "207?/ 2776?=penalties.decisions"),
        ("新增行政处罚64项，行政强制84项，均已公开。", "64?/ 84?=coercion.decisions"),
        ("发布信息21条，其中行政许可9条、行政强制3条、行政处罚类信息2776条。", ""),
        ("办理行政许可9487项。", "9487=licensing.decisions"),
        ("行政许可9482件，行政处罚2776件。", "9482≠ 2776=penalties.decisions"),
    ]);
}
