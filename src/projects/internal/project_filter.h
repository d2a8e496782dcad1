#pragma once

#include <optional>
#include <string>
#include <vector>

#include "projects/internal/words.h"
#include "projects/list.h"

namespace huanxin::projects {

/// The conditions of a list in SQL, of `project p` and of its facets `project_facet f`.
struct ProjectFilter {
  std::string rows;         ///< of p: everything but the words
  std::string facets;       ///< of f: what this reader sees by his rights
  std::string own;          ///< of f: what he sees because it is his; empty where that adds nothing
  std::string more;         ///< of p: what rows asks for beyond facets and own
  bool frequent = false;    ///< the words stand in many texts: see has_frequent_words()
  bool late = false;        ///< more asks for late ones
  bool plain = true;        ///< more is empty
  bool item_alone = false;  ///< more asks for an item only
  WordQuery words;
  store::Params params;

  /// `rows` with the words looked for in each row.
  std::string rows_with_words() const;
};

ProjectFilter filter_of(const ProjectQuery& query, const Viewer& viewer, Date today);

/// Whether the words asked for stand in so many texts that looking through the texts is quicker
/// than their index. Cost: a sample of some thousand texts, about half a millisecond.
Result<bool> has_frequent_words(const store::Snapshot& snapshot, const ProjectFilter& filter);

/// How many projects pass. Cost: some thousand facets; with words or further conditions up to one
/// pass over an index.
Result<std::int64_t> count_projects(const store::Snapshot& snapshot, const ProjectFilter& filter);

/// Up to so many candidates are fetched and sorted; beyond it a list is read in its order and those
/// that pass picked out, because a page of them comes soon.
inline constexpr std::int64_t kFewMax = 1500;

/// The numbers of all projects that could pass, where some filter with an index of its own leaves
/// few; nothing where there are many.
Result<std::optional<std::vector<std::int64_t>>> few_candidates(const store::Snapshot& snapshot,
                                                                const ProjectQuery& query,
                                                                const ProjectFilter& filter);

}  // namespace huanxin::projects
