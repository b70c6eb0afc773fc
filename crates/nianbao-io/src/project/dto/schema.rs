//! How the hand-written shapes of the report file look in the schema.

use super::*;
use schemars::{Schema, SchemaGenerator};

macro_rules! looks_like {
    ($($shape:ty => $like:ty),+ $(,)?) => {$(
        impl JsonSchema for $shape {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> Cow<'static, str> {
                <$like>::schema_name()
            }
            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                <$like>::json_schema(generator)
            }
        }
    )+};
}

impl JsonSchema for Limits<'_> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Limits".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let limits = nianbao_core::model::Limit::ALL.into_iter().map(|limit| {
            let (minimum, maximum) = limit.range();
            let about = format!("{}（{}），默认{}", limit.label(), limit.rule(), limit.words(limit.usual()));
            let schema = serde_json::json!({
                "type": "integer", "minimum": minimum, "maximum": maximum, "default": limit.usual(),
                "description": about,
            });
            (limit.key().to_owned(), schema)
        });
        let limits: serde_json::Map<String, serde_json::Value> = limits.collect();
        schemars::json_schema!({ "type": "object", "properties": limits })
    }
}

/// One text, or several of the same key.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only its schema is used")]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

looks_like! {
    Cells<'_> => BTreeMap<String, String>,
    Rests<'_> => BTreeMap<String, OneOrMore>,
    Field<&str> => String,
    Field<Option<u16>> => Option<u16>,
    Field<Option<String>> => Option<String>,
}
