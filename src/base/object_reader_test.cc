#include <gtest/gtest.h>

#include <algorithm>

#include "base/errors.h"
#include "base/json.h"

namespace huanxin {
namespace {

Json json(std::string_view text) { return parse_json(text).value(); }

// "/a base.field_missing; /b base.field_unknown", sorted by place.
std::string faults(ObjectReader& reader) {
  const auto done = reader.finish();
  if (done) return "";
  std::vector<std::string> lines;
  for (const FieldError& fault : done.error().fields)
    lines.push_back(fault.pointer + " " + fault.code);
  std::sort(lines.begin(), lines.end());
  std::string all;
  for (const auto& line : lines) all += (all.empty() ? "" : "; ") + line;
  return all;
}

TEST(ObjectReader, ReadsEveryKindOfMember) {
  const Json value = json(R"({"name":"亮马河","count":3,"share":0.25,"open":true,
      "on":"2024-03-08","verb":"start","id":"a-1","inner":{"x":1},"list":[1,2]})");
  ObjectReader reader(value);
  EXPECT_EQ(reader.require_text("name", 20), "亮马河");
  EXPECT_EQ(reader.require_integer("count", 0, 9), 3);
  EXPECT_EQ(reader.optional_number("share", 0, 1), 0.25);
  EXPECT_EQ(reader.optional_boolean("open"), true);
  EXPECT_EQ(to_iso(reader.require_date("on")), "2024-03-08");
  EXPECT_EQ(reader.require_one_of("verb", {"start", "finish"}), "start");
  EXPECT_EQ(reader.require_id("id"), "a-1");
  ASSERT_NE(reader.optional_object("inner"), nullptr);
  ASSERT_NE(reader.optional_array("list", 5), nullptr);
  EXPECT_EQ(faults(reader), "");
}

TEST(ObjectReader, TreatsNullLikeAbsenceButKnowsThatItStandsThere) {
  const Json value = json(R"({"a":null})");
  ObjectReader reader(value);
  EXPECT_EQ(reader.optional_text("a", 9), std::nullopt);
  EXPECT_TRUE(reader.has("a"));
  EXPECT_FALSE(reader.has("b"));
  EXPECT_EQ(reader.optional_integer("b", 0, 1), std::nullopt);
  EXPECT_EQ(faults(reader), "");
}

TEST(ObjectReader, ReportsEveryFaultAtOnceWithItsPlace) {
  const Json value = json(R"({"text":5,"long":"abcd","blank":" ","int":"5","big":11,"num":"1",
      "date":"2024-02-30","one":"third","id":"A B","flag":1,"object":[],"array":{},
      "stranger":1,"clean":"a\u0001"})");
  ObjectReader reader(value);
  reader.require_text("text", 9);
  reader.require_text("long", 3);
  reader.require_text("blank", 9);
  reader.require_text("missing", 9);
  EXPECT_EQ(reader.require_array("missing_list", 9), nullptr);
  reader.require_text("clean", 9);
  reader.require_integer("int", 0, 10);
  reader.require_integer("big", 0, 10);
  reader.optional_number("num", 0, 1);
  reader.require_date("date");
  reader.require_one_of("one", {"first", "second"});
  reader.require_id("id");
  reader.optional_boolean("flag");
  EXPECT_EQ(reader.optional_object("object"), nullptr);
  EXPECT_EQ(reader.optional_array("array", 3), nullptr);
  EXPECT_EQ(faults(reader),
            "/array base.field_not_array; /big base.field_range; /blank base.text_empty; "
            "/clean base.text_not_utf8; /date base.field_not_date; /flag base.field_not_boolean; "
            "/id base.field_not_id; /int base.field_not_integer; /long base.text_too_long; "
            "/missing base.field_missing; /missing_list base.field_missing; /num "
            "base.field_not_number; /object base.field_not_object; "
            "/one base.field_not_one_of; /stranger base.field_unknown; /text base.field_not_text");
}

TEST(ObjectReader, RefusesWhatIsNoObject) {
  const Json value = json("[]");
  ObjectReader reader(value, "/items/0");
  EXPECT_EQ(reader.require_text("name", 9), "");
  EXPECT_EQ(faults(reader), "/items/0 base.field_not_object");
}

TEST(ObjectReader, EscapesPointersAsRfc6901) {
  const Json value = json(R"({"a/b~c":1})");
  ObjectReader reader(value, "/x");
  EXPECT_EQ(faults(reader), "/x/a~1b~0c base.field_unknown");
}

TEST(ObjectReader, TakesOverTheFaultsOfInnerReaders) {
  const Json value = json(R"({"list":[{"n":1},{"n":"x","m":2}]})");
  ObjectReader reader(value);
  const JsonArray& list = *reader.optional_array("list", 5);
  for (std::size_t i = 0; i < list.size(); ++i) {
    ObjectReader inner(list[i], "/list/" + std::to_string(i));
    inner.require_integer("n", 0, 5);
    reader.absorb(std::move(inner));
  }
  EXPECT_EQ(faults(reader), "/list/1/m base.field_unknown; /list/1/n base.field_not_integer");
}

TEST(ObjectReader, LetsASingleFaultSpeakForItself) {
  const Json value = json("{}");
  ObjectReader reader(value);
  reader.require_text("name", 9);
  const auto done = reader.finish();
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, "base.fields_faulty");
  EXPECT_EQ(done.error().en, "The field \"name\" is missing; fill it in and send it again.");
  EXPECT_EQ(done.error().fields.size(), 1U);
}

TEST(ObjectReader, KeepsFaultsThatTheCallerFound) {
  const Json value = json(R"({"from":"2024-02-01"})");
  ObjectReader reader(value);
  reader.require_date("from");
  reader.add_fault("from",
                   Error::of(ErrorSpec{ErrorKind::invalid, "x.too_early", "太早", "too early"}));
  reader.add_fault("from", 3, Error::of(errors::kFieldNotDate, {"from"}));
  EXPECT_EQ(faults(reader), "/from x.too_early; /from/3 base.field_not_date");
}

TEST(ObjectReader, WritesRangesAsPeopleDo) {
  const Json value = json(R"({"share":2})");
  ObjectReader reader(value);
  EXPECT_EQ(reader.optional_number("share", 0, 1.5), std::nullopt);
  const auto done = reader.finish();
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().en, "The field \"share\" is out of range: it must be 0 – 1.5.");
}

TEST(ObjectReader, RefusesIntegersOutsideInt64AndListsThatAreTooLong) {
  const Json value(JsonObject{{"n", UINT64_MAX}, {"list", JsonArray{1, 2, 3}}});
  ObjectReader reader(value);
  EXPECT_EQ(reader.optional_integer("n", 0, INT64_MAX), std::nullopt);
  EXPECT_EQ(reader.optional_array("list", 2), nullptr);
  EXPECT_EQ(faults(reader), "/list base.field_range; /n base.field_range");
}

TEST(ObjectReader, DoesNotAnswerAHostileBodyWithAListOfItsSize) {
  JsonObject object;
  for (int i = 0; i < 5000; ++i) object[std::string(500, 'x') + std::to_string(i)] = 1;
  const Json value(object);
  ObjectReader reader(value);
  const auto done = reader.finish();
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().fields.size(), 100U);
  EXPECT_LT(done.error().fields[0].pointer.size(), 300U);
  EXPECT_NE(done.error().en.find("5000 places"), std::string::npos);
}

}  // namespace
}  // namespace huanxin
