//! What is going on with files: what is being read or written, and what was read and waits for a decision. Pure.

use std::rc::Rc;

use yew::Reducible;

use super::review::{Choose, Review};
use crate::engine::{Format, Stage};

/// What the engine is busy with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// Reads; the name of what is read.
    Reading(String),
    /// Writes.
    Writing(Format),
}

impl Task {
    /// What the page says while it waits.
    pub fn text(&self) -> String {
        match self {
            Task::Reading(name) => format!("正在读取“{name}”……"),
            Task::Writing(format) => format!("正在生成{}……", format.label()),
        }
    }
}

/// What is going on with files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Files {
    task: Option<Task>,
    stage: Option<Stage>,
    review: Option<Rc<Review>>,
    dragging: bool,
    several: Rc<[Waiting]>,
}

/// One of several files that came together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Its name.
    pub name: String,
    /// Whether it was read.
    pub read: bool,
}

/// What can happen with files.
#[derive(Clone, Debug)]
pub enum FilesAction {
    /// The engine was asked.
    Begin(Task),
    /// What the engine is at, once that takes longer than a moment; `None` when it is done.
    Stage(Option<Stage>),
    /// The engine has answered, or was stopped.
    End,
    /// Something was read and waits for a decision.
    Review(Rc<Review>),
    /// A decision on a part of it.
    Choose(Choose),
    /// It was taken or put away.
    Close,
    /// A file is being dragged over the page.
    Drag(bool),
    /// Several files came together, by name; none puts the list away.
    Several(Vec<String>),
    /// One of them is read, by its place in the list.
    Pick(usize),
}

impl Files {
    /// What the engine is busy with.
    pub fn task(&self) -> Option<&Task> {
        self.task.as_ref()
    }

    /// What the engine is at, once that takes longer than a moment.
    pub fn stage(&self) -> Option<Stage> {
        self.stage
    }

    /// What was read and waits for a decision.
    pub fn review(&self) -> Option<&Rc<Review>> {
        self.review.as_ref()
    }

    /// Several files that came together and are read one by one.
    pub fn several(&self) -> &[Waiting] {
        &self.several
    }

    /// Whether a file is being dragged over the page.
    pub fn is_dragging(&self) -> bool {
        self.dragging
    }
}

impl Reducible for Files {
    type Action = FilesAction;

    fn reduce(self: Rc<Self>, action: FilesAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            FilesAction::Begin(task) => next.task = Some(task),
            FilesAction::Stage(stage) => next.stage = stage,
            FilesAction::End => (next.task, next.stage) = (None, None),
            FilesAction::Review(review) => next.review = Some(review),
            FilesAction::Choose(choice) => next.review = next.review.map(|review| review.reduce(choice)),
            FilesAction::Close => next.review = None,
            FilesAction::Drag(dragging) => next.dragging = dragging,
            FilesAction::Several(names) => {
                next.several = names.into_iter().map(|name| Waiting { name, read: false }).collect();
            }
            FilesAction::Pick(index) => {
                let mark =
                    |(at, one): (usize, &Waiting)| Waiting { read: one.read || at == index, ..one.clone() };
                next.several = next.several.iter().enumerate().map(mark).collect();
            }
        }
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_files_are_read_one_by_one() {
        let files = Rc::new(Files::default()).reduce(FilesAction::Several(vec!["甲".into(), "乙".into()]));
        let files = files.reduce(FilesAction::Pick(1)).reduce(FilesAction::Pick(7));
        let read: Vec<bool> = files.several().iter().map(|one| one.read).collect();
        assert_eq!(read, [false, true]);
        assert!(files.reduce(FilesAction::Several(Vec::new())).several().is_empty());
    }
}
