#pragma once

#include "app/internal/loader.h"
#include "projects/import.h"

namespace huanxin::app {

/// How what a step brings stands to the record: not there, there exactly so, or there otherwise.
/// A step of another command than those of content is always absent.
/// Errors: those of the body's form.
Result<projects::Match> standing_of(const store::Snapshot& snapshot, const LoadStep& step);

}  // namespace huanxin::app
