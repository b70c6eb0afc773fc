//! `nianbao schema`: the shapes of the report file and of the results, as JSON Schema made from the types themselves.

use std::io;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;

use super::Outcome;
use crate::args::{Schema, SchemaOf};
use crate::batch::Line;
use crate::wire::sum::Totals;

/// Prints a schema.
pub(crate) fn run(args: &Schema) -> io::Result<Outcome> {
    let text = match args.of {
        SchemaOf::Report => nianbao_io::project::schema(),
        SchemaOf::Pack => nianbao_io::pack::schema(),
        SchemaOf::Result => of::<Line>()?,
        SchemaOf::Sum => of::<Totals>()?,
    };
    super::print(&text)
}

fn of<T: JsonSchema>() -> io::Result<String> {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let schema = settings.into_generator().into_root_schema_for::<T>();
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}
