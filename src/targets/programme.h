#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "targets/quantity.h"
#include "targets/verb.h"

namespace huanxin::targets {

/// How an item is counted.
enum class Counting {
  whole,    ///< whole things: compounds, parking spaces
  measure,  ///< a length or an area: decimals allowed
  one,      ///< the item has no unit: each project counts as one
};

/// What a quantity of an item is. Only a stated one is a target: the number of names in a list that
/// ends in 等 promises nothing.
enum class QuantityKind { stated, count_of_named, none };

/// Where a statement comes from, and how sure we are.
struct Source {
  std::string document;
  std::optional<std::string> document_zh;
  std::optional<std::string> issued;
  std::string certainty;  ///< READ, RECALLED-H, RECALLED-M, RECALLED-L or DESIGN
  std::optional<std::string> note;
  friend bool operator==(const Source&, const Source&) = default;
};

/// A place that the programme names.
struct Place {
  std::string name;
  std::vector<std::string> aliases;
  std::vector<std::string> children;       ///< sites within it, where the name stands for several
  std::optional<std::string> part;         ///< the stretch or phase meant
  std::optional<std::string> subdistrict;  ///< code, where we could tell
  std::optional<std::string> subdistrict_certainty;  ///< H, M or L
  friend bool operator==(const Place&, const Place&) = default;
};

/// An item of the programme: what, how much, and the verb.
struct Item {
  std::string id;    ///< `chaoyang-2024-a4-09`
  std::string code;  ///< `A4-09`
  std::string action;
  std::string name_zh;
  std::string name_en;
  std::optional<Quantity> quantity;  ///< in `unit`
  std::optional<std::string> unit;
  std::optional<std::string> unit_en;
  QuantityKind quantity_kind = QuantityKind::none;
  Counting counting = Counting::one;
  std::optional<std::int64_t> quantity_si;  ///< the same in unit_si
  std::optional<std::string> unit_si;
  std::string milestone;  ///< id of its verb
  std::optional<std::string> subtype;
  std::optional<std::string> pair;            ///< code of the item that measures the same works
  std::optional<std::string> never_added_to;  ///< code of an item it must not be summed with
  bool places_complete = false;               ///< false where the names end in 等
  std::optional<std::string> phrase;
  std::optional<std::string> note_zh;
  std::optional<std::string> note_en;
  std::vector<Place> places;
  friend bool operator==(const Item&, const Item&) = default;
};

struct Action {
  std::string code;  ///< `A1`
  std::string name_zh;
  std::string name_en;
  std::string category;
  std::string intro_zh;
  std::string intro_en;
  std::optional<std::string> note_zh;
  std::optional<std::string> note_en;
  friend bool operator==(const Action&, const Action&) = default;
};

/// A programme-level figure: shown, never counted.
struct Figure {
  std::string code;
  std::string name_zh;
  std::string name_en;
  Quantity quantity;
  std::string unit;
  std::string unit_en;
  std::string milestone;
  std::optional<std::string> phrase;
  std::vector<std::string> parts;
  std::optional<std::string> note_zh;
  std::optional<std::string> note_en;
  friend bool operator==(const Figure&, const Figure&) = default;
};

/// The thresholds of judgement and forecast, set by the programme (see rollup.h, forecast.h).
struct Settings {
  double on_track_forecast = 0;  ///< share of the target from which a forecast is on track
  double at_risk_forecast = 0;   ///< ... from which it is at risk; below it is late
  double late_from_elapsed = 0;  ///< share of the year before which nothing is called late
  int slippage_min = 0;          ///< finished contributions needed to trust their slippage
  double slippage_low = 0;       ///< quantiles of slippage, of the band and its middle
  double slippage_mid = 0;
  double slippage_high = 0;
  double band_z = 0;  ///< standard normal quantile of the band of the acceptance share
  std::optional<std::string> certainty;
  std::optional<std::string> note_zh;
  std::optional<std::string> note_en;
  friend bool operator==(const Settings&, const Settings&) = default;
};

/// How the public reaches the district's renewal office, as printed with the programme.
struct Channels {
  std::optional<std::string> wechat;
  std::optional<std::string> hotline;
  std::optional<std::string> email;
  std::optional<std::string> association;
  friend bool operator==(const Channels&, const Channels&) = default;
};

/// A district's renewal programme of one year.
struct Programme {
  std::string district;
  int year = 0;
  Source source;
  Settings settings;
  std::vector<Verb> verbs;
  std::vector<Action> actions;
  std::vector<Item> items;
  std::vector<Figure> figures;
  Channels channels;

  std::string id() const { return district + '-' + std::to_string(year); }
  /// The verb of an item or a figure; parse_programme() made sure that there is one.
  const Verb& verb(std::string_view verb_id) const;
  const Item* item(std::string_view item_id) const;
  friend bool operator==(const Programme&, const Programme&) = default;
};

/// Reads a programme and checks all that can be checked without a database: codes unique and well
/// formed, verbs and actions known, pairs mutual, quantities and units in agreement with their
/// kinds, thresholds in order. A member `meta` is for whoever maintains the file and is passed
/// over.
///
/// Errors: base.fields_faulty with every faulty place.
/// Cost:   linear; 33 items in well under a millisecond.
Result<Programme> parse_programme(const Json& body);

/// The form that parse_programme() reads.
JsonObject to_content(const Programme& programme);

/// Schemas Source, Item (without `rollup` and `projects`), Action (without `items` and `summary`)
/// and the members of `figures`, as the interface knows them.
JsonObject to_json(const Source& source);
JsonObject to_json(const Item& item, const Verb& verb);
JsonObject to_json(const Action& action);
JsonObject to_json(const Figure& figure, const Verb& verb);
JsonObject to_json(const Channels& channels);
JsonObject to_json(const Place& place);

}  // namespace huanxin::targets
