//! Who reports, for which year.

use super::date::Date;

/// Who reports, for which year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// The organ's full name.
    pub org_name: String,
    /// What kind of organ it is.
    pub org_kind: OrgKind,
    /// The region it belongs to, as its people write it.
    pub region: String,
    /// The year reported on.
    pub year: Option<u16>,
    /// The day of publication.
    pub published_on: Option<Date>,
}

/// What kind of organ reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OrgKind {
    /// A people's government above the township; its report adds up those below it.
    Government,
    /// The office of such a government, reporting for itself.
    GovernmentOffice,
    /// A department.
    Department,
    /// A township government.
    Township,
    /// A street office.
    Street,
    /// The administration of a development zone.
    Zone,
    /// A body that reports up its own line, such as a tax office.
    Vertical,
    /// Not said.
    #[default]
    Unknown,
}

impl OrgKind {
    /// All kinds, the unknown last.
    pub const ALL: [OrgKind; 8] = [
        OrgKind::Government,
        OrgKind::GovernmentOffice,
        OrgKind::Department,
        OrgKind::Township,
        OrgKind::Street,
        OrgKind::Zone,
        OrgKind::Vertical,
        OrgKind::Unknown,
    ];

    /// The name used in files.
    pub fn key(self) -> &'static str {
        match self {
            OrgKind::Government => "government",
            OrgKind::GovernmentOffice => "government_office",
            OrgKind::Department => "department",
            OrgKind::Township => "township",
            OrgKind::Street => "street",
            OrgKind::Zone => "zone",
            OrgKind::Vertical => "vertical",
            OrgKind::Unknown => "unknown",
        }
    }

    /// Reads [`OrgKind::key`] back.
    pub fn from_key(key: &str) -> Option<OrgKind> {
        OrgKind::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// What people call it.
    pub fn label(self) -> &'static str {
        match self {
            OrgKind::Government => "县级以上人民政府",
            OrgKind::GovernmentOffice => "政府办公厅（室）",
            OrgKind::Department => "政府部门",
            OrgKind::Township => "乡镇人民政府",
            OrgKind::Street => "街道办事处",
            OrgKind::Zone => "开发区（园区）管委会",
            OrgKind::Vertical => "垂直管理机构",
            OrgKind::Unknown => "未选择",
        }
    }
}
