#include "projects/internal/row.h"

#include "base/check.h"
#include "base/json.h"
#include "projects/internal/words.h"
#include "targets/project_facts.h"

namespace huanxin::projects {

namespace {

constexpr std::string_view kHead = R"sql(
  SELECT p.number, p.district, p.state, p.state_before, p.library_no, p.declared_by, p.name,
         p.alias, s.fields ->> '$.address', p.action, p.subdistrict, p.due, p.search_text, p.facet,
         p.category, p.subtype
    FROM project p JOIN project_sheet s ON s.number = p.number WHERE p.id = :id)sql";

constexpr std::string_view kFindFacet = R"sql(
  SELECT id FROM project_facet
   WHERE district = :district AND published = :published AND state = :state
     AND library = :library AND action = :action AND category = :category
     AND subtype = :subtype AND subdistrict = :subdistrict)sql";

constexpr std::string_view kInsertFacet = R"sql(
  INSERT INTO project_facet (district, published, state, library, action, category, subtype,
                             subdistrict, projects)
  VALUES (:district, :published, :state, :library, :action, :category, :subtype, :subdistrict,
          0))sql";

std::optional<State> stored_state(const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  const auto state = parse_state(*text);
  HX_CHECK(state.has_value());
  return state;
}

Result<Done> add_to_facet(store::Transaction& transaction, std::int64_t facet, int by) {
  HX_DO(transaction.write("UPDATE project_facet SET projects = projects + :by WHERE id = :id",
                          {{"by", by}, {"id", facet}}));
  return Done{};
}

// From one facet to another, if it has changed.
Result<Done> settle_facet(store::Transaction& transaction, const std::optional<RowHead>& before,
                          const RowHead& after) {
  if (!before) return add_to_facet(transaction, after.facet, 1);
  HX_TRY(const std::int64_t facet, find_facet(transaction, after));
  if (facet == before->facet) return Done{};
  HX_DO(add_to_facet(transaction, before->facet, -1));
  HX_DO(add_to_facet(transaction, facet, 1));
  HX_DO(transaction.write("UPDATE project SET facet = :facet WHERE number = :number",
                          {{"facet", facet}, {"number", after.number}}));
  HX_DO(transaction.write("UPDATE project_item SET facet = :facet WHERE number = :number",
                          {{"facet", facet}, {"number", after.number}}));
  return Done{};
}

// A project that begins or ends to count does so in each of its items.
Result<Done> settle_items(store::Transaction& transaction, const RowHead& head) {
  HX_DO(transaction.write(R"sql(
    UPDATE project_item_tally SET projects = projects + :by
     WHERE item IN (SELECT item FROM project_item
                     WHERE number = :number AND contributions > 0))sql",
                          {{"by", head.counts() ? 1 : -1}, {"number", head.number}}));
  HX_DO(transaction.write("UPDATE project_item SET counts = :counts WHERE number = :number",
                          {{"counts", head.counts()}, {"number", head.number}}));
  return Done{};
}

}  // namespace

Result<RowHead> row_head(const store::Snapshot& snapshot, std::string_view id) {
  HX_TRY(auto found, snapshot.row(kHead, {{"id", id}}, [&](const store::Row& row) {
    RowHead head;
    head.number = row.integer(0);
    head.id = std::string(id);
    head.district = row.get<std::string>(1);
    head.state = stored_state(row.get<std::string>(2)).value();
    head.before = stored_state(row.get<std::optional<std::string>>(3));
    head.library_no = row.get<std::optional<std::string>>(4);
    head.declared_by = row.get<std::string>(5);
    head.name = row.get<std::string>(6);
    head.alias = row.get<std::optional<std::string>>(7);
    head.address = row.get<std::optional<std::string>>(8);
    head.action = row.get<std::optional<std::string>>(9);
    head.subdistrict = row.get<std::optional<std::string>>(10);
    head.due = row.get<std::optional<std::string>>(11);
    head.search_text = row.get<std::string>(12);
    head.facet = row.integer(13);
    head.category = row.get<std::optional<std::string>>(14);
    head.subtype = row.get<std::optional<std::string>>(15);
    return head;
  }));
  HX_CHECK(found.has_value());
  return *std::move(found);
}

std::string library_key(const std::optional<std::string>& library_no) {
  constexpr std::size_t kDigits = 8;
  if (!library_no) return "~";
  const std::size_t dash = library_no->rfind('-');
  if (dash == std::string::npos) return *library_no;
  const std::string digits = library_no->substr(dash + 1);
  const std::size_t missing = digits.size() < kDigits ? kDigits - digits.size() : 0;
  return library_no->substr(0, dash + 1) + std::string(missing, '0') + digits;
}

std::string name_key(std::string_view name) {
  constexpr int kCharactersMax = 60;
  int characters = 0;
  std::size_t at = 0;
  for (; at < name.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(name[at]) & 0xC0U) != 0x80U;
    if (begins && ++characters > kCharactersMax) break;
  }
  return std::string(name.substr(0, at));
}

std::string search_text_of(const RowHead& head) {
  return folded_text(head.name + "\n" + head.alias.value_or("") + "\n" + head.address.value_or("") +
                     "\n" + head.library_no.value_or(""));
}

Result<Done> put_words(store::Transaction& transaction, std::int64_t number,
                       std::string_view before, std::string_view after) {
  if (before == after) return Done{};
  if (!before.empty())
    HX_DO(
        transaction.write("INSERT INTO project_words (project_words, rowid, words) VALUES "
                          "('delete', :number, :words)",
                          {{"number", number}, {"words", index_words(before)}}));
  if (!after.empty())
    HX_DO(transaction.write("INSERT INTO project_words (rowid, words) VALUES (:number, :words)",
                            {{"number", number}, {"words", index_words(after)}}));
  return Done{};
}

Result<std::int64_t> find_facet(store::Transaction& transaction, const RowHead& head) {
  const store::Params key{{"district", head.district},
                          {"published", head.published()},
                          {"state", to_string(head.state)},
                          {"library", to_string(head.library())},
                          {"action", head.action.value_or("")},
                          {"category", head.category.value_or("")},
                          {"subtype", head.subtype.value_or("")},
                          {"subdistrict", head.subdistrict.value_or("")}};
  HX_TRY(const std::int64_t found, transaction.number(kFindFacet, key));
  if (found != 0) return found;
  HX_DO(transaction.write(kInsertFacet, key));
  return transaction.number(kFindFacet, key);
}

std::optional<targets::Works> works_of(State state) {
  switch (state) {
    case State::draft:
    case State::submitted:
    case State::supplement:
    case State::rejected:
    case State::reserve: return targets::Works::none;
    case State::implementation:
    case State::planned:
    case State::under_review:
    case State::supplement_plan:
    case State::reviewed:
    case State::publicity:
    case State::permitting: return targets::Works::prepared;
    case State::construction: return targets::Works::started;
    case State::acceptance: return targets::Works::main_done;
    case State::operation:
    case State::completed: return targets::Works::finished;
    case State::suspended:
    case State::exited: break;
  }
  return std::nullopt;
}

Result<Done> settle(store::Transaction& transaction, const std::optional<RowHead>& before,
                    const RowHead& after, std::optional<targets::Works> works) {
  const bool counted = before && before->counts();
  const bool moved = before && before->subdistrict != after.subdistrict;
  HX_DO(settle_facet(transaction, before, after));
  if (counted != after.counts()) HX_DO(settle_items(transaction, after));

  const bool told = before && before->name == after.name && !moved &&
                    before->published() == after.published() && counted == after.counts() && !works;
  if (told) return Done{};
  return targets::put_project_facts(transaction, {.id = after.id,
                                                  .district = after.district,
                                                  .name = after.name,
                                                  .subdistrict = after.subdistrict,
                                                  .owner = after.declared_by,
                                                  .published = after.published(),
                                                  .counts = after.counts(),
                                                  .works = works});
}

Result<Done> settle_due(store::Transaction& transaction, const RowHead& head) {
  HX_TRY(const auto earliest,
         transaction.row("SELECT min(due) FROM project_milestone WHERE number = :number",
                         {{"number", head.number}}, [](const store::Row& row) {
                           return row.get<std::optional<std::string>>(0);
                         }));
  const std::optional<std::string> due = earliest.value_or(std::nullopt);
  if (due == head.due) return Done{};
  HX_DO(transaction.write(R"sql(
    UPDATE project SET due = :due, due_key = :due_key, due_back = :due_back
     WHERE number = :number)sql",
                          {{"due", due},
                           {"due_key", due.value_or("9999-12-31")},
                           {"due_back", due.value_or("")},
                           {"number", head.number}}));
  HX_DO(transaction.write("UPDATE project_item SET due = :due WHERE number = :number",
                          {{"due", due}, {"number", head.number}}));
  return Done{};
}

Result<Done> put_history(store::Transaction& transaction, std::int64_t number,
                         const store::Event& event, const ChangeNote& change) {
  HX_DO(transaction.write(R"sql(
    INSERT INTO project_change (seq, number, at, actor, role, kind, fields, note)
    VALUES (:seq, :number, :at, :actor, :role, :kind, :fields, :note))sql",
                          {{"seq", event.seq},
                           {"number", number},
                           {"at", event.at},
                           {"actor", event.actor},
                           {"role", text_or_empty(event.data, "role")},
                           {"kind", event.kind},
                           {"fields", change.fields},
                           {"note", change.note}}));
  return Done{};
}

Result<Done> put_change(store::Transaction& transaction, std::int64_t number,
                        const store::Event& event, const ChangeNote& change) {
  HX_DO(put_history(transaction, number, event, change));
  HX_DO(transaction.write(
      "UPDATE project SET updated_at = :at, version = :version WHERE number = :number",
      {{"at", event.at}, {"version", event.stream_version}, {"number", number}}));
  return Done{};
}

}  // namespace huanxin::projects
