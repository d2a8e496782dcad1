#include "app/internal/account_commands.h"

#include <algorithm>

#include "app/errors.h"
#include "app/internal/places.h"
#include "app/permissions.h"
#include "base/errors.h"
#include "store/record.h"
#include "store/snapshot.h"

namespace huanxin::app {
namespace {

/// A one-time link as App hands it over: never the token.
struct Link {
  std::string hash{};  ///< hexadecimal
  std::int64_t hours = 0;
};

struct AccountForm {
  std::string name{};
  std::string role{};
  std::string district{};
  std::string subdistrict{};
  JsonObject person{};  ///< for the vault
  std::optional<Link> link{};
};

struct AccountChange {
  std::optional<std::string> role{};
  std::optional<std::string> subdistrict{};  ///< empty clears it
  std::optional<bool> disabled{};
  std::optional<std::string> display_name{};
};

/// What a change needs to know of the account as it stands.
struct AccountState {
  std::string role{};
  std::string district{};
  std::string subdistrict{};
  std::string person{};
  bool disabled = false;
  bool last_administrator = false;  ///< the only enabled one of the installation
};

bool is_sign_in_name(std::string_view name) {
  const bool clean = std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
  });
  return clean && name.size() >= 3 && name.size() <= 40;
}

std::string read_role(ObjectReader& reader) {
  std::string role = reader.require_text("role", 20);
  const auto roles = account_roles();
  if (!role.empty() && std::find(roles.begin(), roles.end(), role) == roles.end()) {
    std::string list;
    for (const std::string_view known : roles)
      list += (list.empty() ? "" : ", ") + std::string(known);
    reader.add_fault("role", Error::of(huanxin::errors::kFieldNotOneOf, {"role", list}));
  }
  return role;
}

std::optional<Link> read_link(ObjectReader& reader, const Json& body) {
  if (reader.optional_object("link") == nullptr) return std::nullopt;
  ObjectReader inner(body.as_object().at("link"), "/link");
  Link link{.hash = inner.require_text("hash", 64),
            .hours = inner.require_integer("hours", 1, 336)};
  reader.absorb(std::move(inner));
  return link;
}

Result<AccountForm> parse_form(const Json& body, const store::Actor& actor) {
  ObjectReader reader(body);
  AccountForm form;
  form.name = reader.require_text("name", 40);
  if (!form.name.empty() && !is_sign_in_name(form.name))
    reader.add_fault("name", Error::of(errors::kNameMalformed));
  form.role = read_role(reader);
  form.district = reader.optional_id("district").value_or(actor.district);
  form.subdistrict = reader.optional_text("subdistrict", 20).value_or("");
  form.person["name"] = form.name;
  form.person["display_name"] = reader.optional_text("display_name", 100).value_or(form.name);
  if (const auto organisation = reader.optional_text("organisation", 200))
    form.person["organisation"] = *organisation;
  form.link = read_link(reader, body);
  HX_DO(reader.finish());
  return form;
}

Result<AccountChange> parse_change(const Json& body) {
  ObjectReader reader(body);
  AccountChange change;
  if (reader.has("role")) change.role = read_role(reader);
  if (reader.has("subdistrict"))
    change.subdistrict = reader.optional_text("subdistrict", 20).value_or("");
  change.disabled = reader.optional_boolean("disabled");
  change.display_name = reader.optional_text("display_name", 100);
  HX_DO(reader.finish());
  if (!change.role && !change.subdistrict && !change.disabled && !change.display_name)
    return Error::of(errors::kNothingToChange);
  return change;
}

/// Whether role and place fit together. A subdistrict is kept only with the role that has one.
Result<Done> check_place(const store::Snapshot& snapshot, std::string_view role,
                         const Place& place) {
  if (role_needs_district(role) && place.district.empty())
    return Error::of(errors::kDistrictNeeded, {role}).at("/district");
  if (role == "subdistrict" && place.subdistrict.empty())
    return Error::of(errors::kSubdistrictNeeded).at("/subdistrict");
  return check_place_known(snapshot, place);
}

Result<Done> write_link(store::Transaction& transaction, const std::string& account,
                        const Link& link, Instant now) {
  HX_TRY([[maybe_unused]] const auto dropped,
         transaction.write("DELETE FROM one_time_links WHERE account = :account",
                           {{"account", account}}));
  const Instant expires{now.ms + link.hours * 3'600'000};
  HX_TRY([[maybe_unused]] const auto written,
         transaction.write("INSERT INTO one_time_links (hash, account, expires_at) "
                           "VALUES (:hash, :account, :expires)",
                           {{"hash", link.hash}, {"account", account}, {"expires", expires}}));
  return Done{};
}

Result<Done> end_sessions(store::Transaction& transaction, const std::string& account) {
  HX_TRY(
      [[maybe_unused]] const auto ended,
      transaction.write("DELETE FROM sessions WHERE account = :account", {{"account", account}}));
  return Done{};
}

store::Outcome decide_create(const AccountForm& form, const store::CommandContext& context) {
  const std::string id = new_id_text(context.now, context.random);
  const std::string person = new_id_text(context.now, context.random);
  store::Outcome outcome;
  outcome.reply = {{"id", id}};
  outcome.vault.push_back({.ref = person, .subject = id, .data = form.person});
  outcome.events.push_back({.stream = id,
                            .kind = "account.created",
                            .data = {{"role", form.role},
                                     {"district", form.district},
                                     {"subdistrict", form.subdistrict},
                                     {"person", person}},
                            .entry_type = "decision"});
  outcome.also = [id, form, now = context.now](store::Transaction& transaction) -> Result<Done> {
    HX_TRY([[maybe_unused]] const auto written,
           transaction.write("INSERT INTO credentials (account, name) VALUES (:account, :name)",
                             {{"account", id}, {"name", form.name}}));
    return form.link ? write_link(transaction, id, *form.link, now) : Result<Done>(Done{});
  };
  return outcome;
}

Result<AccountState> account_state(const store::Snapshot& snapshot, const std::string& id) {
  HX_TRY(auto state,
         snapshot.row("SELECT role, district, subdistrict, person, disabled FROM accounts "
                      "WHERE id = :id",
                      {{"id", id}}, [](const store::Row& row) {
                        return AccountState{.role = row.get<std::string>(0),
                                            .district = row.get<std::string>(1),
                                            .subdistrict = row.get<std::string>(2),
                                            .person = row.get<std::string>(3),
                                            .disabled = row.get<bool>(4)};
                      }));
  if (!state) return Error::of(errors::kAccountMissing, {id});
  const bool of_installation =
      state->role == "admin" && state->district.empty() && !state->disabled;
  HX_TRY(const auto others,
         snapshot.number("SELECT count(*) FROM accounts WHERE role = 'admin' AND "
                         "district = '' AND disabled = 0 AND id <> :id",
                         {{"id", id}}));
  state->last_administrator = of_installation && others == 0;
  return *std::move(state);
}

/// The event's members: only what really changes.
JsonObject differences(const AccountState& state, const AccountChange& change) {
  JsonObject data;
  if (change.role && *change.role != state.role) data["role"] = *change.role;
  if (change.subdistrict && *change.subdistrict != state.subdistrict)
    data["subdistrict"] = *change.subdistrict;
  if (change.disabled && *change.disabled != state.disabled) data["disabled"] = *change.disabled;
  return data;
}

Result<store::Outcome> decide_change(const std::string& id, const AccountState& state,
                                     const AccountChange& change, std::optional<JsonObject> person,
                                     const store::CommandContext& context) {
  const bool demoted = change.role.value_or(state.role) != "admin";
  if (state.last_administrator && (demoted || change.disabled.value_or(false)))
    return Error::of(errors::kLastAdministrator);
  store::Outcome outcome;
  outcome.reply = {{"id", id}};
  JsonObject data = differences(state, change);
  if (change.display_name && person) {
    (*person)["display_name"] = *change.display_name;
    const std::string ref = new_id_text(context.now, context.random);
    outcome.vault.push_back({.ref = ref, .subject = id, .data = *std::move(person)});
    data["person"] = ref;
  }
  if (data.empty()) return Error::of(errors::kNothingToChange);
  if (change.disabled.value_or(false)) {
    outcome.also = [id](store::Transaction& transaction) -> Result<Done> {
      HX_TRY([[maybe_unused]] const auto dropped,
             transaction.write("DELETE FROM one_time_links WHERE account = :account",
                               {{"account", id}}));
      return end_sessions(transaction, id);
    };
  }
  outcome.events.push_back(
      {.stream = id, .kind = "account.changed", .data = std::move(data), .entry_type = "decision"});
  return outcome;
}

}  // namespace

Result<store::Outcome> create_account(const store::Snapshot& snapshot,
                                      const store::CommandRequest& request,
                                      const store::CommandContext& context) {
  HX_TRY(const AccountForm form, parse_form(request.body, context.actor));
  HX_DO(check_place(snapshot, form.role, {form.district, form.subdistrict}));
  HX_TRY(const auto taken, snapshot.number("SELECT count(*) FROM credentials WHERE name = :name",
                                           {{"name", form.name}}));
  if (taken != 0) return Error::of(errors::kNameTaken, {form.name}).at("/name");
  return decide_create(form, context);
}

Result<store::Outcome> change_account(const store::Snapshot& snapshot,
                                      const store::CommandRequest& request,
                                      const store::CommandContext& context) {
  HX_TRY(const AccountChange change, parse_change(request.body));
  HX_TRY(const AccountState state, account_state(snapshot, request.target));
  HX_DO(check_place(snapshot, change.role.value_or(state.role),
                    {state.district, change.subdistrict.value_or(state.subdistrict)}));
  HX_TRY(auto person, store::vault_data(snapshot, state.person));
  return decide_change(request.target, state, change, std::move(person), context);
}

Result<store::Outcome> renew_link(const store::Snapshot& snapshot,
                                  const store::CommandRequest& request,
                                  const store::CommandContext& context) {
  ObjectReader reader(request.body);
  const std::optional<Link> link = read_link(reader, request.body);
  HX_DO(reader.finish());
  HX_TRY([[maybe_unused]] const AccountState state, account_state(snapshot, request.target));
  store::Outcome outcome;
  outcome.reply = {{"id", request.target}};
  outcome.events.push_back({.stream = request.target,
                            .kind = "account.link_renewed",
                            .data = {},
                            .entry_type = "decision"});
  outcome.also = [id = request.target, link,
                  now = context.now](store::Transaction& transaction) -> Result<Done> {
    if (link) HX_DO(write_link(transaction, id, *link, now));
    return end_sessions(transaction, id);
  };
  return outcome;
}

}  // namespace huanxin::app
