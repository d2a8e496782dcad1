#include "targets/project_facts.h"

#include <vector>

#include "targets/internal/read.h"
#include "targets/internal/sums.h"

namespace huanxin::targets {
namespace {

constexpr std::string_view kPut = R"sql(
  INSERT INTO target_projects (id, district, name, subdistrict, owner, published, counts, works)
  VALUES (:id, :district, :name, :subdistrict, :owner, :published, :counts,
          coalesce(:works, 'unknown'))
  ON CONFLICT DO UPDATE SET district = excluded.district, name = excluded.name,
    subdistrict = excluded.subdistrict, owner = excluded.owner, published = excluded.published,
    counts = excluded.counts, works = coalesce(:works, works))sql";

// Only what the sums and the right to see depend on is repeated in a contribution's row.
constexpr std::string_view kOutdated = R"sql(
  SELECT id FROM contributions
   WHERE project = :id AND (subdistrict <> :place OR owner <> :owner OR published <> :published
                            OR counts <> :counts)
   ORDER BY id)sql";

constexpr std::string_view kRepeat = R"sql(
  UPDATE contributions SET subdistrict = :place, owner = :owner, published = :published,
                           counts = :counts
   WHERE id = :contribution)sql";

constexpr std::string_view kOne = R"sql(
  SELECT id, district, name, subdistrict, owner, published, counts, works
    FROM target_projects WHERE id = :id)sql";

}  // namespace

Result<Done> put_project_facts(store::Transaction& transaction, const ProjectFacts& facts) {
  store::Params params{
      {"id", facts.id},
      {"district", facts.district},
      {"name", facts.name},
      {"subdistrict", facts.subdistrict},
      {"place", facts.subdistrict.value_or("")},
      {"owner", facts.owner},
      {"published", facts.published},
      {"counts", facts.counts},
      {"works", facts.works ? std::optional(to_string(*facts.works)) : std::nullopt}};
  HX_DO(transaction.write(kPut, params));
  HX_TRY(const auto outdated, transaction.rows(kOutdated, params, [](const store::Row& row) {
    return row.get<std::string>(0);
  }));
  for (const std::string& contribution : outdated) {
    store::Params own = params;
    own.emplace_back("contribution", contribution);
    HX_DO(leave_sums(transaction, contribution));
    HX_DO(transaction.write(kRepeat, own));
    HX_DO(enter_sums(transaction, contribution));
  }
  return Done{};
}

Result<std::optional<ProjectFacts>> project_facts(const store::Snapshot& snapshot,
                                                  std::string_view project) {
  return snapshot.row(kOne, {{"id", project}}, [](const store::Row& row) {
    return ProjectFacts{.id = row.get<std::string>(0),
                        .district = row.get<std::string>(1),
                        .name = row.get<std::string>(2),
                        .subdistrict = row.get<std::optional<std::string>>(3),
                        .owner = row.get<std::string>(4),
                        .published = row.get<bool>(5),
                        .counts = row.get<bool>(6),
                        .works = value_of(kWorks, row.text(7))};
  });
}

}  // namespace huanxin::targets
