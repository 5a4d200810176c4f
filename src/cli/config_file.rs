//! Which configuration file is meant.

use std::path::{Path, PathBuf};

use super::failure::Failure;
use crate::config::{self, Config, Environment};
use crate::model::problem;

/// Reads and checks the file that is meant.
pub fn load(given: Option<&Path>) -> Result<Config, Failure> {
    let environment = config::environment();
    let file = find(given, &environment)?;
    Ok(config::load(&file, &environment)?)
}

/// The given file, or the first that exists of the usual places.
pub fn find(given: Option<&Path>, environment: &Environment) -> Result<PathBuf, Failure> {
    if let Some(file) = given {
        return Ok(file.to_path_buf());
    }
    let places = usual_places(environment);
    if let Some(file) = places.iter().find(|place| place.is_file()) {
        return Ok(file.clone());
    }
    let looked: Vec<String> = places.iter().map(|place| place.display().to_string()).collect();
    let why = format!("there is none; looked for {}", looked.join(", "));
    Err(config::Problems::of_file(Path::new("portico.toml"), &problem::P104, why).into())
}

fn usual_places(environment: &Environment) -> Vec<PathBuf> {
    let home_config = match (environment.get("XDG_CONFIG_HOME"), environment.get("HOME")) {
        (Some(folder), _) if !folder.is_empty() => Some(PathBuf::from(folder)),
        (_, Some(home)) if !home.is_empty() => Some(Path::new(home).join(".config")),
        _ => None,
    };
    let mut places = vec![PathBuf::from("./portico.toml")];
    places.extend(home_config.map(|folder| folder.join("portico/portico.toml")));
    places.push(PathBuf::from("/etc/portico/portico.toml"));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_places_in_order() {
        let environment = |pairs: &[(&str, &str)]| -> Environment {
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
        };
        let of = |pairs: &[(&str, &str)]| -> Vec<String> {
            usual_places(&environment(pairs)).iter().map(|place| place.display().to_string()).collect()
        };
        let xdg = ["./portico.toml", "/x/portico/portico.toml", "/etc/portico/portico.toml"];
        assert_eq!(of(&[("XDG_CONFIG_HOME", "/x"), ("HOME", "/h")]), xdg);
        assert_eq!(of(&[("HOME", "/h")])[1], "/h/.config/portico/portico.toml");
        assert_eq!(of(&[]).len(), 2);
    }
}
