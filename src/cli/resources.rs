//! [`Resources`]: the gazetteers and rules that a command reads by.

use std::path::PathBuf;

use anyhow::Result;
use chancery::gazetteer::Gazetteer;
use chancery::model::Date;
use chancery::pipeline::Pipeline;
use chancery::rules::Rules;
use clap::Args;

use super::dates;
use super::faults::refuse;

/// The gazetteers and rules that a command reads by.
#[derive(Debug, Args)]
#[command(next_help_heading = "What it reads by")]
pub struct Resources {
    /// A folder of gazetteers (CSV) over the shipped ones; given again, the later wins
    #[arg(long, value_name = "DIR")]
    pub gazetteer: Vec<PathBuf>,
    /// A folder of relation rules (TOML) over the shipped ones; given again, the later wins
    #[arg(long, value_name = "DIR")]
    pub rules: Vec<PathBuf>,
    /// The day from which "on Wednesday" is reckoned in articles whose own date isn't known and whose captions write no
    /// day: those are reckoned from their captions' latest. Either way such dates are marked as assumed; without a day
    /// to reckon from they stay unknown
    #[arg(long, value_name = "DAY", value_parser = dates::parse_day)]
    pub today: Option<Date>,
}

impl Resources {
    /// The pipeline over them.
    ///
    /// # Errors
    /// If a file has faults; all faults of all files are told first.
    pub fn pipeline(&self) -> Result<Pipeline> {
        let rules = Rules::load(&self.rules);
        let gazetteer = Gazetteer::load(&self.gazetteer);
        match (gazetteer, rules) {
            (Ok(gazetteer), Ok(rules)) => {
                let pipeline = Pipeline::new(gazetteer, rules);
                Ok(match self.today {
                    Some(today) => pipeline.on(today),
                    None => pipeline,
                })
            }
            (gazetteer, rules) => {
                let mut faults = gazetteer.err().unwrap_or_default();
                faults.extend(rules.err().unwrap_or_default());
                refuse(&faults)
            }
        }
    }
}
