//! A mistake on the command line, said in one Chinese sentence instead of clap's English.

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// What to tell the person who typed it; `command` is the command they meant, if there is one of that name.
pub(crate) fn sentence(error: &clap::Error, command: Option<&str>) -> String {
    let word = |kind| error.get(kind).map(plain).unwrap_or_default();
    let argument = word(ContextKind::InvalidArg);
    let value = word(ContextKind::InvalidValue);
    let what = match error.kind() {
        ErrorKind::UnknownArgument if !argument.starts_with('-') => format!("多写了“{argument}”"),
        ErrorKind::UnknownArgument => {
            let suggestion = word(ContextKind::SuggestedArg);
            let perhaps =
                if suggestion.is_empty() { String::new() } else { format!("，是不是“{suggestion}”") };
            format!("没有“{argument}”这个选项{perhaps}")
        }
        ErrorKind::InvalidSubcommand => format!("没有“{}”这个命令", word(ContextKind::InvalidSubcommand)),
        ErrorKind::InvalidValue if value.is_empty() => format!("“{argument}”后面要写一个值"),
        ErrorKind::InvalidValue => {
            format!("“{argument}”不能是“{value}”，可以是 {}", word(ContextKind::ValidValue))
        }
        ErrorKind::ValueValidation => {
            let reason = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            format!("“{argument}”不能是“{value}”，{reason}")
        }
        ErrorKind::MissingRequiredArgument => format!("还缺少 {}", argument.replace("...", "…")),
        ErrorKind::ArgumentConflict => {
            let other = word(ContextKind::PriorArg);
            if other.is_empty() || other == argument {
                format!("“{argument}”只能写一次")
            } else {
                format!("“{argument}”不能与“{other}”同用")
            }
        }
        _ => "命令的写法看不懂".to_owned(),
    };
    let command = command.map_or_else(String::new, |name| format!("{name} "));
    format!("{what}。写法见 nianbao {command}--help。")
}

fn plain(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(all) => all.join("、"),
        // What may be left out stands in brackets, what has to be there in angles; here both are names.
        ContextValue::String(one) => match one.strip_prefix('[').and_then(|one| one.strip_suffix(']')) {
            Some(name) => format!("<{name}>"),
            None => one.clone(),
        },
        ContextValue::Bool(yes) => yes.to_string(),
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}
