#include "app/accounts.h"

#include "app/internal/account_commands.h"
#include "app/internal/account_schema.h"
#include "store/record.h"
#include "store/snapshot.h"

namespace huanxin::app {
namespace {

constexpr std::string_view kTables[] = {"accounts"};

constexpr store::CommandKind kCommands[] = {
    {"account.create", create_account},
    {"account.change", change_account},
    {"account.renew_link", renew_link},
};

Result<Done> apply_created(store::Transaction& transaction, const store::Event& event) {
  HX_TRY(const auto written,
         transaction.write(R"sql(
           INSERT INTO accounts (id, role, district, subdistrict, person, disabled, created_at,
                                 version)
           VALUES (:id, :role, :district, :subdistrict, :person, 0, :at, :version))sql",
                           {{"id", event.stream},
                            {"role", text_of(event.data, "role")},
                            {"district", text_or_empty(event.data, "district")},
                            {"subdistrict", text_or_empty(event.data, "subdistrict")},
                            {"person", text_of(event.data, "person")},
                            {"at", event.at},
                            {"version", event.stream_version}}));
  HX_CHECK(written == 1);
  return Done{};
}

/// The cell of a member, or NULL where the change leaves it alone.
store::Cell changed_text(const JsonObject& data, std::string_view key) {
  return data.contains(key) ? store::cell(text_or_empty(data, key)) : store::Cell{};
}

Result<Done> apply_changed(store::Transaction& transaction, const store::Event& event) {
  const auto* const disabled = event.data.if_contains("disabled");
  HX_TRY(
      const auto written,
      transaction.write(R"sql(
           UPDATE accounts SET role = coalesce(:role, role),
                  subdistrict = coalesce(:subdistrict, subdistrict),
                  person = coalesce(:person, person), disabled = coalesce(:disabled, disabled),
                  version = :version
            WHERE id = :id)sql",
                        {{"role", changed_text(event.data, "role")},
                         {"subdistrict", changed_text(event.data, "subdistrict")},
                         {"person", changed_text(event.data, "person")},
                         {"disabled", disabled ? store::cell(disabled->as_bool()) : store::Cell{}},
                         {"version", event.stream_version},
                         {"id", event.stream}}));
  HX_CHECK(written == 1);
  return Done{};
}

Result<Done> apply(store::Transaction& transaction, const store::Event& event) {
  if (event.kind == "account.created") return apply_created(transaction, event);
  if (event.kind == "account.changed" || event.kind == "account.link_renewed")
    return apply_changed(transaction, event);
  return Done{};
}

constexpr std::string_view kColumns = R"sql(
  SELECT a.id, a.role, a.district, a.subdistrict, a.person, a.disabled, a.created_at, a.version,
         c.name, c.password IS NOT NULL, c.last_sign_in_at, coalesce(c.refused_sign_ins, 0)
    FROM accounts a LEFT JOIN credentials c ON c.account = a.id)sql";

struct Found {
  Account account;
  std::string person;
};

Found read_row(const store::Row& row) {
  return {.account = {.id = row.get<std::string>(0),
                      .name = row.get<std::optional<std::string>>(8).value_or(""),
                      .role = row.get<std::string>(1),
                      .district = row.get<std::string>(2),
                      .subdistrict = row.get<std::string>(3),
                      .disabled = row.get<bool>(5),
                      .has_password = row.get<bool>(9),
                      .last_sign_in_at = row.get<std::optional<Instant>>(10),
                      .refused_sign_ins = row.integer(11),
                      .created_at = row.get<Instant>(6),
                      .version = row.integer(7)},
          .person = row.get<std::string>(4)};
}

Result<Account> with_person(const store::Snapshot& snapshot, Found found) {
  HX_TRY(const auto person, store::vault_data(snapshot, found.person));
  if (person) {
    found.account.display_name = text_or_empty(*person, "display_name");
    found.account.organisation = text_or_empty(*person, "organisation");
  }
  return std::move(found.account);
}

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

}  // namespace

std::span<const store::CommandKind> commands() { return kCommands; }

store::Projection projection() {
  return {.module = "app", .migrations = account_migrations(), .tables = kTables, .apply = apply};
}

Result<std::optional<Account>> find_account(const store::Snapshot& snapshot, std::string_view id) {
  static const std::string sql = std::string(kColumns) + " WHERE a.id = :id";
  HX_TRY(auto found, snapshot.row(sql, {{"id", id}}, read_row));
  if (!found) return std::optional<Account>();
  HX_TRY(auto account, with_person(snapshot, *std::move(found)));
  return std::optional<Account>(std::move(account));
}

Result<std::vector<Account>> list_accounts(const store::Snapshot& snapshot,
                                           std::string_view district) {
  // By role and age, ties by id: a list that does not change under its reader.
  static const std::string sql = std::string(kColumns) +
                                 " WHERE :district = '' OR a.district = :district"
                                 " ORDER BY a.district, a.role, a.created_at, a.id LIMIT 10000";
  HX_TRY(auto rows, snapshot.rows(sql, {{"district", district}}, read_row));
  std::vector<Account> accounts;
  accounts.reserve(rows.size());
  for (Found& found : rows) {
    HX_TRY(auto account, with_person(snapshot, std::move(found)));
    accounts.push_back(std::move(account));
  }
  return accounts;
}

Result<std::optional<std::string>> account_of_name(const store::Snapshot& snapshot,
                                                   std::string_view name) {
  return snapshot.row("SELECT account FROM credentials WHERE name = :name", {{"name", name}},
                      [](const store::Row& row) { return row.get<std::string>(0); });
}

JsonObject to_json(const Account& account) {
  return {{"id", account.id},
          {"name", account.name},
          {"display_name", account.display_name},
          {"role", account.role},
          {"district", text_or_null(account.district)},
          {"subdistrict", text_or_null(account.subdistrict)},
          {"organisation", text_or_null(account.organisation)},
          {"disabled", account.disabled},
          {"has_password", account.has_password},
          {"last_sign_in_at",
           account.last_sign_in_at ? Json(to_iso(*account.last_sign_in_at)) : Json()},
          {"created_at", to_iso(account.created_at)},
          {"version", account.version}};
}

}  // namespace huanxin::app
