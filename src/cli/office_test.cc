#include <gtest/gtest.h>

#include <map>

#include "cli/run_fixture_test.h"
#include "store/reading.h"
#include "store/record.h"

namespace huanxin::cli {
namespace {

// The first digit of the salt in the extra line of a proof, changed.
std::string with_forged_salt(const std::string& proof) {
  constexpr std::string_view kExtra = "\nextra ";
  const std::size_t at = proof.find(kExtra) + kExtra.size();
  const std::size_t end = proof.find('\n', at);
  const auto bytes = from_base64(proof.substr(at, end - at));
  std::string extra(as_text(*bytes));
  char& digit = extra[extra.find("\"salt\":\"") + 8];
  digit = digit == '0' ? '1' : '0';
  return proof.substr(0, at) + to_base64(as_bytes(extra)) + proof.substr(end);
}

TEST_F(Folder, OpensACommitmentAndRefusesAForgedOpening) {
  const std::string proof = testing::TempDir() + "huanxin-opening.txt";
  const std::string content = testing::TempDir() + "huanxin-payload.json";
  ASSERT_EQ(here({"record", "prove", "1", "--opening", "--out", proof}).code, 0);
  const JsonObject said = json_here({"record", "verify", proof});
  EXPECT_TRUE(said.at("opening").as_bool());

  std::string payload;
  ASSERT_TRUE(store::read_folder(app::store_options(config_),
                                 [&](const store::Snapshot& snapshot) -> Result<Done> {
                                   HX_TRY(const auto entry, store::record_entry(snapshot, 1));
                                   payload = store::event_payload(entry.event);
                                   return Done{};
                                 }));
  write_text(content, payload);
  EXPECT_EQ(here({"record", "verify", proof, "--payload", content}).code, 0);
  write_text(content, payload + " ");
  const Ended altered = here({"record", "verify", proof, "--payload", content});
  EXPECT_EQ(altered.code, 4);
  EXPECT_TRUE(says(altered.err, "cli.payload_differs")) << altered.err;

  write_text(proof, with_forged_salt(text_in(proof)));
  const Ended forged = here({"record", "verify", proof});
  EXPECT_NE(forged.code, 0);
  EXPECT_TRUE(says(forged.err, "ledger.opening_wrong")) << forged.err;

  ASSERT_EQ(here({"record", "prove", "1", "--out", proof}).code, 0);
  EXPECT_FALSE(json_here({"record", "verify", proof}).at("opening").as_bool());
  EXPECT_TRUE(
      says(here({"record", "verify", proof, "--payload", content}).err, "cli.opening_missing"));
  std::filesystem::remove(proof);
  std::filesystem::remove(content);
}

TEST_F(Folder, VerifiesOldProofsAfterARestore) {
  const Beside beside("huanxin-cli-restored");
  const JsonObject before = json_here({"record", "head"});
  ASSERT_EQ(here({"record", "prove", "0", "--out", beside / "old.proof"}).code, 0);
  ASSERT_EQ(here({"backup", beside / "copy"}).code, 0);
  ASSERT_EQ(ran({"restore", beside / "copy", "--dir", beside / "back"}).code, 0);

  const Ended old = ran({"record", "verify", beside / "old.proof", "--dir", beside / "back"});
  EXPECT_EQ(old.code, 0) << old.err;
  EXPECT_TRUE(says(old.out, text_of(before, "origin"))) << old.out;
  ASSERT_EQ(
      ran({"record", "prove", "0", "--out", beside / "new.proof", "--dir", beside / "back"}).code,
      0);
  EXPECT_EQ(ran({"record", "verify", beside / "new.proof", "--dir", beside / "back"}).code, 0);
  const Ended strange = here({"record", "verify", beside / "new.proof"});
  EXPECT_EQ(strange.code, 3) << "the old folder never signed under the new name";
  EXPECT_TRUE(says(strange.err, "cli.log_unknown")) << strange.err;

  const Ended head = ran({"record", "head", "--json", "--dir", beside / "back"});
  const JsonObject after = parse_json(head.out)->as_object();
  const JsonArray& signers = after.at("signers").as_array();
  ASSERT_EQ(signers.size(), 2U);
  EXPECT_EQ(text_of(signers[0].as_object(), "verifier_key"), text_of(before, "verifier_key"));
  EXPECT_EQ(text_of(signers[1].as_object(), "verifier_key"), text_of(after, "verifier_key"));
}

TEST_F(Folder, LetsNoLinkLiveAgainAfterARestore) {
  const Beside beside("huanxin-cli-links");
  ASSERT_EQ(here({"account", "create", "wang.clerk", "clerk", "--district", "chaoyang"}).code, 0);
  ASSERT_EQ(here({"backup", beside / "copy"}).code, 0);
  ASSERT_EQ(ran({"restore", beside / "copy", "--dir", beside / "back"}).code, 0);
  const auto links = [](const app::Config& config) {
    std::int64_t count = -1;
    EXPECT_TRUE(store::read_folder(
        app::store_options(config), [&](const store::Snapshot& snapshot) -> Result<Done> {
          HX_TRY(count, snapshot.number("SELECT (SELECT count(*) FROM one_time_links)"
                                        " + (SELECT count(*) FROM sessions)"));
          return Done{};
        }));
    return count;
  };
  app::Config back = config_;
  back.dir = beside / "back";
  EXPECT_GT(links(config_), 0);
  EXPECT_EQ(links(back), 0);
  EXPECT_EQ(ran({"check", "--dir", beside / "back"}).code, 0);
}

TEST_F(Folder, IsReadByNobodyElse) {
  const Beside beside("huanxin-cli-modes");
  ASSERT_EQ(ran({"init", "--dir", beside / "office"}).code, 0);
  ASSERT_EQ(ran({"backup", beside / "copy", "--dir", beside / "office"}).code, 0);
  using std::filesystem::perms;
  for (const char* name : {"office/huanxin.db", "copy/huanxin.db", "copy/manifest.json"}) {
    const auto mode = std::filesystem::status(beside / name).permissions();
    EXPECT_EQ(mode & (perms::group_all | perms::others_all), perms::none) << name;
  }
  std::filesystem::permissions(beside / "office/huanxin.db", perms::others_read,
                               std::filesystem::perm_options::add);
  // The remarks tell of free space, which others change meanwhile.
  const auto verdicts = [&](const char* language) {
    const Ended doctor = ran({"doctor", "--json", "--dir", beside / "office"}, language);
    EXPECT_EQ(doctor.code, 1);
    std::map<std::string, std::string> found;
    const Json said = parse_json(doctor.out).value();
    for (const Json& each : said.at("findings").as_array())
      found[text_of(each.as_object(), "check")] = text_of(each.as_object(), "verdict");
    return found;
  };
  EXPECT_EQ(verdicts("zh").at("database"), "bad") << "fixed words, whatever the language";
  EXPECT_EQ(verdicts("zh"), verdicts("en"));
}

TEST_F(Folder, IsNeverTakenForADemonstration) {
  const Ended refused = here({"demo", "--no-serve"});
  EXPECT_EQ(refused.code, 1);
  EXPECT_TRUE(says(refused.err, "cli.not_a_demo")) << refused.err;
  EXPECT_TRUE(says(refused.err, config_.dir.string())) << refused.err;
  EXPECT_EQ(here({"target", "show", "--district", "practice"}).code, 3) << "nothing was written";
}

TEST(Demo, GoesToItsOwnFolderWhereverTheEnvironmentPoints) {
  const Beside beside("huanxin-cli-demo");
  const auto here = std::filesystem::current_path();
  std::filesystem::current_path(beside.dir());
  setenv("HX_DIR", (beside / "real").c_str(), 1);
  const Ended first = ran({"demo", "--no-serve"});
  const Ended again = ran({"demo", "--no-serve"});
  unsetenv("HX_DIR");
  std::filesystem::current_path(here);
  EXPECT_EQ(first.code, 0) << first.err;
  EXPECT_EQ(again.code, 0) << again.err;
  EXPECT_FALSE(std::filesystem::exists(beside / "real"));
  EXPECT_TRUE(std::filesystem::exists(beside / "demo-data/huanxin.db"));
}

TEST_F(Folder, TakesContentOfAnotherFormAsAProblem) {
  const Beside beside("huanxin-cli-content");
  const Ended same = here({"target", "load"});
  EXPECT_EQ(same.code, 0) << same.err;
  EXPECT_TRUE(says(same.out, "Loaded: 0;")) << same.out;
  write_text(
      beside / "other.json",
      R"({"id": "chaoyang", "name_zh": "朝阳区", "name_en": "Another", "subdistricts": []})");
  const Ended other = here({"target", "load", beside / "other.json"});
  EXPECT_EQ(other.code, 1);
  EXPECT_TRUE(says(other.err, "app.content_changed")) << other.err;
  EXPECT_TRUE(says(other.err, "chaoyang")) << other.err;
  write_text(beside / "fresh.json",
             R"({"id": "other", "name_zh": "另区", "name_en": "Other", "subdistricts": []})");
  std::filesystem::remove(beside / "other.json");
  const Ended fresh = here({"target", "load", beside.dir().string()});
  EXPECT_EQ(fresh.code, 0) << fresh.err;
  EXPECT_TRUE(says(fresh.out, "Loaded: 1;")) << fresh.out;
  write_text(beside / "fresh.json", R"({"hello": 1})");
  EXPECT_TRUE(says(here({"target", "load", beside / "fresh.json"}).err, "app.content_unknown"));
  write_text(beside / "fresh.json", "{");
  EXPECT_TRUE(says(here({"target", "load", beside / "fresh.json"}).err, "app.content_file_faulty"));
  EXPECT_TRUE(says(here({"target", "load", beside / "none.json"}).err, "cli.file_unreadable"));
}

TEST_F(Folder, ErasesPersonalDataOnlyWhenToldSo) {
  const std::string file = testing::TempDir() + "huanxin-contact.json";
  write_text(file, R"({"district": "chaoyang", "name": "示范联系人项目", "subtype": "old_factory",
                       "fields": {"contact": "示范联系人 0000"}})");
  const Ended declared = here({"project", "declare", "--body", file, "--json"});
  ASSERT_EQ(declared.code, 0) << declared.err;
  std::filesystem::remove(file);
  const std::string id = text_of(parse_json(declared.out)->as_object(), "id");
  EXPECT_TRUE(says(here({"project", "show", id, "--json"}).out, "0000"));
  const Ended asked = here({"record", "erase", id});
  EXPECT_EQ(asked.code, 2);
  EXPECT_TRUE(says(asked.err, "cli.confirmation_missing")) << asked.err;
  EXPECT_EQ(int_of(json_here({"record", "erase", id, "--yes"}), "pieces"), 1);
  EXPECT_FALSE(says(here({"project", "show", id, "--json"}).out, "0000"));
  EXPECT_EQ(here({"record", "erase", id, "--yes"}).code, 3) << "there is nothing left";
  EXPECT_EQ(here({"check"}).code, 0);
}

TEST(Serve, ChecksWhatItWouldListenWith) {
  const Beside beside("huanxin-cli-listen");
  EXPECT_EQ(ran({"serve", "--check-config"}).code, 0);
  for (const std::vector<std::string>& wrong :
       {std::vector<std::string>{"--address", "nowhere"}, {"--host-name", "a b"}}) {
    std::vector<std::string> call{"serve", "--check-config"};
    call.insert(call.end(), wrong.begin(), wrong.end());
    const Ended ended = ran(call);
    EXPECT_EQ(ended.code, 2) << wrong[1];
    EXPECT_TRUE(says(ended.err, wrong[1])) << ended.err;
  }
  write_text(beside / "server.pem", "-----BEGIN CERTIFICATE-----\n");
  write_text(beside / "config.json", R"({"tls_certificate": ")" + (beside / "server.pem") +
                                         R"(", "tls_key": ")" + (beside / "none.key") + R"("})");
  const Ended missing = ran({"serve", "--check-config", "--config", beside / "config.json"});
  EXPECT_EQ(missing.code, 2);
  EXPECT_TRUE(says(missing.err, "tls_key")) << missing.err;
  write_text(beside / "none.key", "-----BEGIN PRIVATE KEY-----\n");
  EXPECT_EQ(ran({"serve", "--check-config", "--config", beside / "config.json"}).code, 0);
}

}  // namespace
}  // namespace huanxin::cli
