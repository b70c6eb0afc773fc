//! What each row means to the person who fills it: what is counted, by which article, and what is often got wrong.
//! Knows the keys of the form, not its labels and not its editions.
//!
//! Articles are those of 《中华人民共和国政府信息公开条例》 (国务院令第711号) unless another text is named. Filling rules come
//! from 国办公开办函〔2021〕30号 and from local notices that repeat them.

use super::path::CellId;

/// Help for a row of the form, or for a column of disputes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Help {
    /// The row key, or a beginning of it that ends at a dot.
    pub key: &'static str,
    /// What is counted.
    pub meaning: &'static str,
    /// The article it rests on; empty where no single one does.
    pub basis: &'static str,
    /// What is often got wrong; empty where nothing is.
    pub mistake: &'static str,
}

/// The help for a cell: the entry whose key is the longest beginning of the cell's path.
pub fn of(cell: CellId) -> Option<&'static Help> {
    let path = cell.path();
    HELP.iter().filter(|help| covers(help.key, path)).max_by_key(|help| help.key.len())
}

fn covers(key: &str, path: &str) -> bool {
    path.strip_prefix(key).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '@']))
}

const fn help(key: &'static str, meaning: &'static str, basis: &'static str, mistake: &'static str) -> Help {
    Help { key, meaning, basis, mistake }
}

/// All entries, as the forms print their rows.
pub static HELP: &[Help] = &[
    help(
        "proactive.rules",
        "本年制定、废止和年底仍然有效的规章。",
        "第二十条第（一）项；《立法法》第九十一条、第九十三条",
        "县级政府、乡镇、街道和地方政府部门无权制定规章，一般填0。",
    ),
    help(
        "proactive.normative_docs",
        "以本机关名义制发、普遍适用、在一定时期内反复使用的公文。与同级司法行政部门核对后填写。",
        "第二十条第（一）项；国办发〔2018〕37号",
        "不是所有红头文件都算。现行有效数指12月31日仍有效的总数，不是本年新增数。",
    ),
    help(
        "proactive.licensing",
        "本年作出的行政许可处理决定，包括依法不公开的。",
        "第二十条第（五）项",
        "填决定的件数，不填许可事项的项数。",
    ),
    help(
        "proactive.penalties",
        "本年作出的行政处罚决定，包括依法不公开的。",
        "第二十条第（六）项",
        "填决定的件数，不填处罚事项的项数。",
    ),
    help(
        "proactive.coercion",
        "本年作出的行政强制决定，包括依法不公开的。",
        "第二十条第（六）项",
        "填决定的件数，不填强制事项的项数。",
    ),
    help(
        "proactive.admin_fees",
        "本年实际收取的行政事业性收费金额，可以有小数。",
        "第二十条第（八）项",
        "单位是万元。按元填写会大一万倍。",
    ),
    help("proactive19.rules", "本年新制作、新公开和累计对外公开的规章。", "第二十条第（一）项", ""),
    help(
        "proactive19.normative_docs",
        "本年新制作、新公开和累计对外公开的规范性文件。",
        "第二十条第（一）项",
        "新公开数不会多于对外公开总数。",
    ),
    help(
        "proactive19.licensing",
        "上一年的许可事项项数、本年增减的项数和本年处理决定的件数。",
        "第二十条第（五）项",
        "减少的填负数。",
    ),
    help(
        "proactive19.other_services",
        "行政许可以外的对外管理服务事项。",
        "第二十条第（五）项",
        "减少的填负数。",
    ),
    help(
        "proactive19.penalties",
        "上一年的处罚事项项数、本年增减的项数和本年处理决定的件数。",
        "第二十条第（六）项",
        "减少的填负数。",
    ),
    help(
        "proactive19.coercion",
        "上一年的强制事项项数、本年增减的项数和本年处理决定的件数。",
        "第二十条第（六）项",
        "减少的填负数。",
    ),
    help(
        "proactive19.admin_fees",
        "上一年的收费项目数和本年增减的项目数。",
        "第二十条第（八）项",
        "填项目的个数，不是收费金额。",
    ),
    help(
        "proactive19.procurement",
        "本年政府集中采购的项目数和总金额。",
        "第二十条第（九）项",
        "表上没有印金额单位，请与财务部门核对是元还是万元。",
    ),
    help(
        "applications.new_received",
        "1月1日至12月31日收到的申请件数，一份申请计一件。",
        "第二十七条",
        "不含上年没有办完、转到今年的申请。",
    ),
    help(
        "applications.carried_in",
        "上年收到、到1月1日还没有办结的申请。",
        "",
        "各列都应当与上一年度报告的结转数相同。",
    ),
    help(
        "applications.result.granted",
        "提供了信息的，和已经主动公开、告知获取途径的。",
        "第三十六条第（一）、（二）项",
        "",
    ),
    help(
        "applications.result.partly_granted",
        "区分处理、公开了其中一部分的。",
        "第三十七条",
        "只在这一行计一件，不再计入其他行。",
    ),
    help("applications.result.denied.state_secret", "依法确定为国家秘密的。", "第十四条", "须有定密依据。"),
    help("applications.result.denied.forbidden_by_law", "其他法律、行政法规禁止公开的。", "第十四条", ""),
    help(
        "applications.result.denied.security_stability",
        "公开后可能危及国家安全、公共安全、经济安全、社会稳定的。",
        "第十四条",
        "",
    ),
    help(
        "applications.result.denied.third_party_rights",
        "涉及商业秘密、个人隐私等，公开会损害第三方合法权益的。",
        "第十五条、第三十二条",
        "第三方同意公开，或者不公开会对公共利益造成重大影响的，应予公开。",
    ),
    help(
        "applications.result.denied.internal_affairs",
        "人事管理、后勤管理、内部工作流程三类信息。",
        "第十六条第一款",
        "",
    ),
    help(
        "applications.result.denied.process_info",
        "讨论记录、过程稿、磋商信函、请示报告四类信息。",
        "第十六条第二款",
        "",
    ),
    help("applications.result.denied.enforcement_file", "行政执法案卷信息。", "第十六条第二款", ""),
    help(
        "applications.result.denied.admin_query",
        "工商、不动产登记资料等，法律、行政法规对查询另有规定的。",
        "第三十六条第（七）项",
        "",
    ),
    help(
        "applications.result.unable.not_held",
        "信息不存在的，和不属于本机关负责公开的。",
        "第三十六条第（四）、（五）项",
        "",
    ),
    help(
        "applications.result.unable.needs_creation",
        "没有现成信息，需要加工、分析才能得到的。",
        "第三十八条",
        "",
    ),
    help(
        "applications.result.unable.still_unclear",
        "补正以后内容仍然不明确的。",
        "第三十条",
        "逾期没有补正的，填入（六）其他处理。",
    ),
    help(
        "applications.result.not_processed.petition",
        "以申请的形式进行信访、投诉、举报的。",
        "第三十九条第一款",
        "",
    ),
    help(
        "applications.result.not_processed.repeat",
        "已经答复过，又重复申请相同内容的。",
        "第三十六条第（六）项",
        "",
    ),
    help(
        "applications.result.not_processed.publication",
        "要求提供政府公报、报刊、书籍等公开出版物的。",
        "第三十九条第二款",
        "",
    ),
    help(
        "applications.result.not_processed.excessive",
        "申请的数量、频次明显超过合理范围，又没有正当理由的。",
        "第三十五条",
        "",
    ),
    help(
        "applications.result.not_processed.confirm_reissue",
        "要求确认或者重新出具已经取得的信息的。",
        "",
        "",
    ),
    help("applications.result.other", "不属于前五类的处理结果。", "", "2021年格式把这一行分成三行。"),
    help(
        "applications.result.other.no_correction",
        "收到补正通知，逾期没有补正又没有正当理由，视为放弃的。",
        "第三十条",
        "",
    ),
    help(
        "applications.result.other.fee_unpaid",
        "收到收费通知，逾期没有缴费，视为放弃的。",
        "国办函〔2020〕109号",
        "这里有数的，第六部分应当写明收费通知的情况。",
    ),
    help("applications.result.other.misc", "申请人撤回等其他情形。", "", ""),
    help("applications.result.total", "各项办理结果之和，就是本年办结的件数。", "", "不含结转下年度的件数。"),
    help(
        "applications.carried_out",
        "到12月31日还没有办结、转到下年的申请。",
        "",
        "应当按登记台账清点，不要用减法倒推。",
    ),
    help(
        "disputes.review",
        "因政府信息公开工作被申请的行政复议案件。",
        "第五十条第（三）项",
        "只计因信息公开引起的，不是本机关全部复议案件。没有案件的填0。",
    ),
    help(
        "disputes.litigation.direct",
        "没有经过行政复议，直接起诉的案件。",
        "第五十条第（三）项；《行政复议法》第二十三条第（四）项",
        "2024年起，不予公开的决定应当先申请复议。没有案件的填0。",
    ),
    help(
        "disputes.litigation.after_review",
        "经过行政复议以后起诉的案件。",
        "第五十条第（三）项；国办公开办函〔2016〕201号",
        "复议机关作共同被告的，只由作出原行政行为的机关计一件。没有案件的填0。",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::path::Layout;
    use crate::form::{EditionKey, TableKey};

    #[test]
    fn every_cell_has_help() {
        for edition in EditionKey::all() {
            for table in TableKey::ALL {
                for cell in Layout::of(edition, table).cells() {
                    assert!(of(cell).is_some(), "{}", cell.path());
                }
            }
        }
    }

    #[test]
    fn every_entry_is_about_some_cell() {
        for entry in HELP {
            let used = EditionKey::all().any(|edition| {
                TableKey::ALL
                    .into_iter()
                    .any(|table| Layout::of(edition, table).cells().any(|cell| of(cell) == Some(entry)))
            });
            assert!(used, "{}", entry.key);
        }
    }

    #[test]
    fn sentences_are_sentences() {
        for entry in HELP {
            for text in [entry.meaning, entry.mistake].into_iter().filter(|text| !text.is_empty()) {
                assert!(text.ends_with('。'), "{text}");
            }
            assert!(!entry.meaning.is_empty());
        }
    }
}
