//! Infers the shape of samples. All values in one place are joined at once, so that each value is read once.

use super::format::Format;
use super::members::{Gathered, Members};
use super::placeholder::{is_open, shape_of_placeholder};
use super::shape::{Element, Field, Shape};
use super::{map_keys, number};
use crate::json::{Json, Kind};

/// The shape that samples have in common, and whether one of them was null.
pub fn infer(samples: &[&Json<'_>]) -> Element {
    infer_all(samples.iter().copied())
}

fn infer_all<'s, 'a: 's>(samples: impl Iterator<Item = &'s Json<'a>>) -> Element {
    let mut place = Place::default();
    samples.for_each(|sample| place.add(sample));
    place.element()
}

/// The values in one place of the samples, by kind.
struct Place<'s, 'a> {
    nullable: bool,
    /// Whether a sample was cut off because its schema contains itself.
    cut: bool,
    boolean: bool,
    number: Shape,
    text: Shape,
    lists: Vec<&'s [Json<'a>]>,
    objects: Members<'s, 'a>,
}

impl Default for Place<'_, '_> {
    fn default() -> Self {
        Place {
            nullable: false,
            cut: false,
            boolean: false,
            number: Shape::Unknown,
            text: Shape::Unknown,
            lists: Vec::new(),
            objects: Members::default(),
        }
    }
}

impl<'s, 'a> Place<'s, 'a> {
    fn add(&mut self, sample: &'s Json<'a>) {
        if is_open(sample) {
            self.cut |= matches!(sample.kind, Kind::Object(_));
            return;
        }
        match &sample.kind {
            Kind::Variable(_) => {}
            Kind::Null => self.nullable = true,
            Kind::Boolean(_) => self.boolean = true,
            Kind::Number(text) => self.add_scalar(number::shape(text)),
            Kind::String(text) => self.add_scalar(shape_of_placeholder(text).unwrap_or_else(|| text_shape(text))),
            Kind::Array(values) => self.lists.push(values),
            Kind::Object(members) => self.objects.add(members),
        }
    }

    fn add_scalar(&mut self, shape: Shape) {
        match shape {
            Shape::Unknown => {}
            Shape::Boolean => self.boolean = true,
            Shape::List(_) => self.lists.push(&[]),
            text if text.is_text() => {
                let is_other = self.text != Shape::Unknown && self.text != text;
                self.text = if is_other { Shape::String } else { text };
            }
            number => self.number = number::join(&self.number, &number),
        }
    }

    fn element(self) -> Element {
        let nullable = self.nullable;
        Element { shape: self.shape(), nullable }
    }

    fn shape(self) -> Shape {
        let Place { cut, boolean, number, text, lists, objects, .. } = self;
        let has = |shape: &Shape| *shape != Shape::Unknown;
        match (boolean, has(&number), has(&text), !lists.is_empty(), objects.objects() > 0) {
            (false, false, false, false, false) if cut => Shape::Any,
            (false, false, false, false, false) => Shape::Unknown,
            (true, false, false, false, false) => Shape::Boolean,
            (false, true, false, false, false) => number,
            (false, false, true, false, false) => text,
            (false, false, false, true, false) => list(lists),
            (false, false, false, false, true) => object(&objects),
            // two kinds
            (true, false, true, false, false) => Shape::OrText(Box::new(Shape::Boolean)),
            (false, true, true, false, false) => Shape::OrText(Box::new(number)),
            (false, false, true, false, true) => Shape::OrText(Box::new(object(&objects))),
            (true, true, false, false, false) => Shape::OrBoolean(Box::new(number)),
            (true, false, false, true, false) => Shape::OrBoolean(Box::new(list(lists))),
            (true, false, false, false, true) => Shape::OrBoolean(Box::new(object(&objects))),
            (false, true, false, true, false) => {
                let inner = infer_all(lists.into_iter().flatten());
                match inner.shape {
                    shape if inner.nullable || !(shape.is_number() || shape == Shape::Unknown) => Shape::Any,
                    shape => Shape::OneOrMany(Box::new(number::join(&number, &shape))),
                }
            }
            (false, false, true, true, false) => {
                let inner = infer_all(lists.into_iter().flatten());
                match &inner.shape {
                    shape if !inner.nullable && (shape.is_text() || *shape == Shape::Unknown) => {
                        Shape::OneOrMany(Box::new(if *shape == text { text } else { Shape::String }))
                    }
                    _ => Shape::OrText(Box::new(Shape::List(Box::new(inner)))),
                }
            }
            (false, false, false, true, true) => one_or_many(objects, &lists),
            _ => Shape::Any,
        }
    }
}

fn list(lists: Vec<&[Json<'_>]>) -> Shape {
    Shape::List(Box::new(infer_all(lists.into_iter().flatten())))
}

/// Objects and lists of such objects.
fn one_or_many<'s, 'a>(mut objects: Members<'s, 'a>, lists: &[&'s [Json<'a>]]) -> Shape {
    for value in lists.iter().copied().flatten() {
        match value.as_object() {
            Some(members) if !is_open(value) => objects.add(members),
            _ => return Shape::Any,
        }
    }
    Shape::OneOrMany(Box::new(object(&objects)))
}

fn text_shape(text: &str) -> Shape {
    Format::of(text).map_or(Shape::String, Shape::Formatted)
}

/// A map if the names are data and the values have the same type, otherwise a record.
fn object(members: &Members<'_, '_>) -> Shape {
    let is_map = members.names().len() > map_keys::MOST || map_keys::are_placeholders(members.names());
    if is_map || map_keys::are_data(members.names()) {
        let values = members.iter().flat_map(|gathered| gathered.values.iter().copied());
        let element = infer_all(values);
        if element.shape != Shape::Any || is_map {
            return Shape::Map(Box::new(element));
        }
    }
    // A loop, because collecting through an iterator needs 50 % more stack at every level.
    let mut fields = Vec::new();
    for gathered in members.iter() {
        fields.push(field(gathered, members.objects()));
    }
    Shape::Object(fields)
}

fn field(gathered: &Gathered<'_, '_>, objects: usize) -> Field {
    let Element { shape, nullable } = infer(&gathered.values);
    Field {
        name: gathered.name.to_owned(),
        shape,
        always: gathered.values.len() == objects,
        nullable,
        comment: gathered.comment.map(str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{any_json, element, json, shape, show};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn no_samples_have_an_unknown_shape() {
        assert_eq!(infer(&[]), Element { shape: Shape::Unknown, nullable: false });
    }

    #[test]
    fn null_alone_is_unknown_but_nullable() {
        assert_eq!(element(&["null"]), Element { shape: Shape::Unknown, nullable: true });
    }

    #[test]
    fn null_makes_anything_nullable() {
        assert_eq!(element(&["null", "1"]), Element { shape: Shape::Integer, nullable: true });
        assert_eq!(show(&shape(&["[null, true]"])), "[bool?]");
    }

    #[test]
    fn numbers_of_different_kinds_are_numbers() {
        for pair in [["1", "1.5"], ["1.5", "1"], ["1", "1e3"], ["1.5", "18446744073709551615"]] {
            assert_eq!(shape(&pair), Shape::Number, "{pair:?}");
        }
    }

    #[test]
    fn strings_of_digits_are_strings() {
        assert_eq!(shape(&[r#""42""#]), Shape::String);
    }

    #[test]
    fn two_kinds_have_the_shape_of_both() {
        let cases = [
            (["1", r#""a""#], "str|int"),
            (["true", r#""a""#], "str|bool"),
            ([r#"{"a": 1}"#, r#""a""#], "str|{a: int}"),
            (["[1]", r#""a""#], "str|[int]"),
            ([r#"["b"]"#, r#""a""#], "str|[str]"),
            (["[]", r#""a""#], "str|[str]"),
            (["false", r#"{"a": 1}"#], "bool|{a: int}"),
            (["false", "1"], "bool|int"),
            (["false", "[1]"], "bool|[int]"),
            (["1", "[1.5]"], "num|[num]"),
            ([r#"{"a": 1}"#, r#"[{"a": 1, "b": 2}]"#], "{a: int, b?: int}|[{a: int, b?: int}]"),
            (["[]", r#"{"a": 1}"#], "{a: int}|[{a: int}]"),
        ];
        for (samples, shown) in cases {
            assert_eq!(show(&shape(&samples)), shown, "{samples:?}");
        }
    }

    #[test]
    fn three_kinds_and_kinds_without_a_common_type_are_any() {
        for samples in
            [&["1", r#""a""#, "true"][..], &["1", "{}"], &["1", r#"["a"]"#], &["{}", "[1]"], &["1", "[null]"]]
        {
            assert_eq!(shape(samples), Shape::Any, "{samples:?}");
        }
    }

    #[test]
    fn an_empty_list_is_a_list_of_the_unknown() {
        assert_eq!(show(&shape(&["[]"])), "[_]");
        assert_eq!(show(&shape(&["[]", "[1]"])), "[int]");
    }

    #[test]
    fn all_values_of_a_list_count() {
        assert_eq!(show(&shape(&[r#"[{"a": 1}, {"a": 2, "b": "x"}]"#])), "[{a: int, b?: str}]");
    }

    #[test]
    fn a_member_is_always_there_only_if_every_object_has_it() {
        assert_eq!(show(&shape(&[r#"{"a": 1, "b": 2}"#, r#"{"b": null}"#])), "{a?: int, b: int?}");
    }

    #[test]
    fn an_empty_object_makes_all_members_optional() {
        assert_eq!(show(&shape(&["{}"])), "{}");
        assert_eq!(show(&shape(&[r#"{"a": 1}"#, "{}"])), "{a?: int}");
    }

    #[test]
    fn ids_as_names_make_a_map() {
        assert_eq!(show(&shape(&[r#"{"17": {"a": 1}, "18": {}}"#, r#"{"19": null}"#])), "<{a?: int}?>");
        assert_eq!(show(&shape(&[r#"{"17": 1}"#, "{}"])), "<int>");
    }

    #[test]
    fn ids_with_values_that_disagree_make_a_record() {
        assert_eq!(show(&shape(&[r#"{"17": 1, "18": {"a": 2}}"#])), "{17: int, 18: {a: int}}");
        assert_eq!(show(&shape(&[r#"{"17": 1, "18": "a"}"#])), "<str|int>");
    }

    #[test]
    fn one_word_among_ids_makes_a_record() {
        assert_eq!(show(&shape(&[r#"{"17": 1}"#, r#"{"total": 1}"#])), "{total?: int, 17?: int}");
    }

    #[test]
    fn a_variable_does_not_change_the_shape() {
        assert_eq!(element(&["{{n}}"]), Element { shape: Shape::Unknown, nullable: false });
        assert_eq!(element(&["{{n}}", "1"]), Element { shape: Shape::Integer, nullable: false });
        assert_eq!(show(&shape(&[r#"{"a": {{n}}}"#, r#"{"a": 1}"#])), "{a: int}");
    }

    #[test]
    fn the_last_of_two_members_of_one_name_counts() {
        assert_eq!(show(&shape(&[r#"{"a": 1, "a": "x"}"#])), "{a: str}");
    }

    #[test]
    fn the_first_comment_on_a_member_is_kept() {
        let mut samples = [r#"{"a": 1}"#; 3].map(json);
        for (sample, comment) in samples.iter_mut().zip([None, Some("one"), Some("two")]) {
            if let Kind::Object(members) = &mut sample.kind {
                members.iter_mut().for_each(|member| member.comment = comment.map(str::to_owned));
            }
        }
        let Shape::Object(fields) = infer(&samples.each_ref()).shape else { unreachable!("an object") };
        assert_eq!(fields.first().and_then(|field| field.comment.as_deref()), Some("one"));
    }

    #[test]
    fn a_sample_as_deep_as_the_reader_allows_fits_the_stack() {
        let lists = format!("{}1{}", "[".repeat(512), "]".repeat(512));
        let objects = format!("{}1{}", r#"{"a":"#.repeat(512), "}".repeat(512));
        for text in [lists, objects] {
            let sample = json(&text);
            let element = super::super::infer_lossless(&[&sample]);
            assert!(element.accepts(&sample) && element.reproduces(&sample));
        }
    }

    proptest! {
        #[test]
        fn samples_and_the_values_of_a_list_are_joined_alike(samples in prop::collection::vec(any_json(), 0..6)) {
            let element = infer(&samples.iter().collect::<Vec<_>>());
            let list = Json { kind: Kind::Array(samples), start: 0, end: 0 };
            prop_assert_eq!(infer(&[&list]).shape, Shape::List(Box::new(element)));
        }
    }
}
