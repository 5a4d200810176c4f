//! Log set-up and the list of metric names.
