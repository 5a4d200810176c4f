//! Expression to value.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{EvalError, Node, Operator, Value, functions};
use crate::adapters::forum::value::Row;

/// The names that an expression can see.
#[derive(Clone, Default)]
pub(crate) struct Scope(BTreeMap<String, Value>);

impl Scope {
    /// Gives a name a value, in place of an older one.
    pub(crate) fn set(&mut self, name: &str, value: Value) {
        self.0.insert(name.to_owned(), value);
    }

    /// Gives a name to a row.
    pub(crate) fn set_row(&mut self, name: &str, row: Row) {
        self.set(name, Value::Row(Arc::new(row)));
    }

    /// The value of a name.
    pub(crate) fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }
}

pub(super) fn eval(node: &Node, scope: &Scope) -> Result<Value, EvalError> {
    match node {
        Node::Literal(value) => Ok(value.clone()),
        Node::Name(name, column) => name_of(name, column.as_deref(), scope),
        Node::Call(function, arguments) => {
            let arguments = arguments.iter().map(|node| eval(node, scope)).collect::<Result<Vec<_>, _>>()?;
            functions::call(*function, &arguments)
        }
        Node::Match(regex, value, group) => {
            let Some(bytes) = eval(value, scope)?.as_bytes() else { return Ok(Value::Null) };
            let found = regex.captures(&bytes).and_then(|captures| captures.get(*group));
            Ok(found.map_or(Value::Null, |found| Value::Bytes(found.as_bytes().to_vec())))
        }
        Node::If(condition, then, otherwise) => {
            eval(if eval(condition, scope)?.is_true() { then } else { otherwise }, scope)
        }
        Node::Choose(value, pairs, otherwise) => {
            let value = eval(value, scope)?;
            for (key, result) in pairs {
                if equal(&value, &eval(key, scope)?) {
                    return eval(result, scope);
                }
            }
            eval(otherwise, scope)
        }
        Node::Not(node) => Ok(Value::truth(!eval(node, scope)?.is_true())),
        Node::In(value, list) => {
            let value = eval(value, scope)?;
            for item in list {
                if equal(&value, &eval(item, scope)?) {
                    return Ok(Value::truth(true));
                }
            }
            Ok(Value::truth(false))
        }
        Node::Binary(operator, left, right) => binary(*operator, left, right, scope),
    }
}

fn name_of(name: &str, column: Option<&str>, scope: &Scope) -> Result<Value, EvalError> {
    let value = scope.get(name).ok_or_else(|| EvalError::Missing(name.to_owned()))?;
    let Some(column) = column else { return Ok(value.clone()) };
    match value {
        // What is optional, and not there.
        Value::Null => Ok(Value::Null),
        Value::Row(row) => row.get(column).cloned().ok_or_else(|| EvalError::Missing(format!("{name}.{column}"))),
        // A table has its columns for every row; what is serialized has only what was put in.
        Value::Map(map) => Ok(map.get(column.as_bytes()).cloned().unwrap_or(Value::Null)),
        _ => Err(EvalError::Missing(format!("{name}.{column}"))),
    }
}

fn binary(operator: Operator, left: &Node, right: &Node, scope: &Scope) -> Result<Value, EvalError> {
    let left = eval(left, scope)?;
    match operator {
        Operator::Or if left.is_true() => return Ok(Value::truth(true)),
        Operator::And if !left.is_true() => return Ok(Value::truth(false)),
        _ => {}
    }
    let right = eval(right, scope)?;
    Ok(match operator {
        Operator::Or | Operator::And => Value::truth(right.is_true()),
        Operator::Equal => Value::truth(equal(&left, &right)),
        Operator::NotEqual => Value::truth(!equal(&left, &right)),
        Operator::Join => {
            let (Some(mut left), Some(right)) = (left.as_bytes(), right.as_bytes()) else { return Ok(Value::Null) };
            left.extend(right);
            Value::Bytes(left)
        }
        _ => number(operator, int(&left)?, int(&right)?),
    })
}

fn number(operator: Operator, left: i64, right: i64) -> Value {
    match operator {
        Operator::Less => Value::truth(left < right),
        Operator::LessOrEqual => Value::truth(left <= right),
        Operator::Greater => Value::truth(left > right),
        Operator::GreaterOrEqual => Value::truth(left >= right),
        Operator::Minus => Value::Int(left.saturating_sub(right)),
        Operator::Times => Value::Int(left.saturating_mul(right)),
        _ => Value::Int(left.saturating_add(right)),
    }
}

fn int(value: &Value) -> Result<i64, EvalError> {
    value.as_int().ok_or(EvalError::Kind("a whole number is expected"))
}

/// Equality of texts and numbers; a number equals its canonical text, true is 1 and false 0. Nothing equals nothing.
/// Secrets are compared with `same`, never with this.
pub(super) fn equal(left: &Value, right: &Value) -> bool {
    match (left.is_null(), right.is_null()) {
        (true, true) => return true,
        (false, false) => {}
        _ => return false,
    }
    match (left.as_bool(), right.as_bool()) {
        (Some(left), Some(right)) => return left == right,
        (Some(yes), None) => return right.as_int() == Some(i64::from(yes)),
        (None, Some(yes)) => return left.as_int() == Some(i64::from(yes)),
        (None, None) => {}
    }
    if matches!(left, Value::Int(_)) || matches!(right, Value::Int(_)) {
        return left.as_int().is_some() && left.as_int() == right.as_int();
    }
    left.as_bytes().is_some() && left.as_bytes() == right.as_bytes()
}
