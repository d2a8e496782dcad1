#include "store/internal/command_runner.h"

#include "store/errors.h"

namespace huanxin::store {
namespace {

constexpr std::string_view kFindAnswer = R"sql(
  SELECT request_digest, reply, first_seq, last_seq, stream_version
    FROM idempotency WHERE actor = ?1 AND key = ?2)sql";
constexpr std::string_view kInsertAnswer = R"sql(
  INSERT INTO idempotency (actor, key, request_digest, reply, first_seq, last_seq, stream_version,
                           at_ms)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))sql";
constexpr std::string_view kInsertVault = R"sql(
  INSERT INTO vault (ref, subject, data) VALUES (?1, ?2, ?3)
  ON CONFLICT (ref) DO UPDATE SET subject = excluded.subject, data = excluded.data)sql";

// The oldest rows stand in front; only as many as one group may bear.
constexpr std::string_view kPrune = R"sql(
  DELETE FROM idempotency
   WHERE number < (SELECT min(number) + 256 FROM idempotency) AND at_ms < :older_than)sql";

}  // namespace

Digest request_digest(const Command& command) {
  const CommandRequest& request = command.request;
  Sha256 hash;
  hash.update(command.kind.name).update(std::string_view("\0", 1));
  hash.update(request.target).update(std::string_view("\0", 1));
  if (request.expected_version) hash.update(std::to_string(*request.expected_version));
  hash.update(std::string_view("\0", 1)).update(to_text(request.body));
  return hash.finish();
}

Result<std::unique_ptr<CommandRunner>> CommandRunner::open(const Surroundings& surroundings) {
  std::unique_ptr<CommandRunner> runner(new CommandRunner(surroundings));
  HX_DO(runner->prepare());
  return runner;
}

Result<Done> CommandRunner::prepare() {
  Connection& connection = at_.connection;
  HX_TRY(savepoint_, connection.prepare("SAVEPOINT command"));
  HX_TRY(release_, connection.prepare("RELEASE command"));
  HX_TRY(roll_back_, connection.prepare("ROLLBACK TO command"));
  HX_TRY(find_answer_, connection.prepare(kFindAnswer));
  HX_TRY(insert_answer_, connection.prepare(kInsertAnswer));
  HX_TRY(insert_vault_, connection.prepare(kInsertVault));
  return Done{};
}

Result<Receipt> CommandRunner::run(const PreparedCommand& prepared, Undo undo) {
  const EventLog::Mark mark = at_.log.mark();
  std::optional<Result<Receipt>> answer;
  try {
    answer.emplace(run_unguarded(prepared, undo));
  } catch (const std::exception& mistake) {
    // Third-party exceptions count as bugs: a module that lets one out has made a mistake.
    answer.emplace(
        Error::of(errors::kStoreBug)
            .with_detail(std::string(prepared.command.kind.name) + ": " + mistake.what()));
  }
  at_.connection.set_budget_ms(0);
  if (*answer) return *std::move(answer);
  at_.log.roll_back(mark);
  HX_DO(take_back(undo));
  return *std::move(answer);
}

Result<Receipt> CommandRunner::run_unguarded(const PreparedCommand& prepared, Undo undo) {
  const Command& command = prepared.command;
  HX_TRY(auto earlier, earlier_answer(prepared));
  if (earlier) return *std::move(earlier);
  if (command.guard) HX_DO(command.guard(Snapshot(at_.connection)));
  HX_DO(check_version(command.request));
  const Instant now = at_.log.not_before(at_.clock.now());
  HX_TRY(Outcome outcome, decide(command, now));
  writing_ = true;
  auto receipt =
      undo == Undo::alone ? write_alone(prepared, outcome, now) : write(prepared, outcome, now);
  writing_ = !receipt;
  return receipt;
}

Result<std::optional<Receipt>> CommandRunner::earlier_answer(const PreparedCommand& prepared) {
  const Command& command = prepared.command;
  if (command.idempotency_key.empty()) return std::optional<Receipt>();
  const ResetAtEnd guard(*find_answer_);
  find_answer_->bind(1, std::string_view(command.actor.account))
      .bind(2, std::string_view(command.idempotency_key));
  HX_TRY(const bool found, find_answer_->step());
  if (!found) return std::optional<Receipt>();
  const Row row = find_answer_->row();
  if (row.get<Digest>(0) != prepared.digest)
    return Error::of(errors::kKeyReused, {command.idempotency_key});
  auto reply = parse_json(row.text(1));
  HX_CHECK(reply.has_value());
  return std::optional<Receipt>(Receipt{.reply = std::move(reply->as_object()),
                                        .first_seq = row.integer(2),
                                        .last_seq = row.integer(3),
                                        .stream_version = row.integer(4),
                                        .replayed = true});
}

Result<Done> CommandRunner::check_version(const CommandRequest& request) {
  if (!request.expected_version) return Done{};
  HX_TRY(const std::int64_t version, at_.log.stream_version(request.target));
  if (version == *request.expected_version) return Done{};
  return Error::of(errors::kVersionStale, {request.target, std::to_string(version),
                                           std::to_string(*request.expected_version)});
}

Result<Outcome> CommandRunner::decide(const Command& command, Instant now) {
  HX_CHECK(command.kind.decide != nullptr);
  // Only reading is limited: an interrupted write would end the transaction of the whole group.
  at_.connection.set_budget_ms(at_.decide_budget_ms);
  const Snapshot snapshot(at_.connection);
  auto outcome = command.kind.decide(snapshot, command.request, {command.actor, now, at_.random});
  at_.connection.set_budget_ms(0);
  return outcome;
}

Result<Receipt> CommandRunner::write_alone(const PreparedCommand& prepared, Outcome& outcome,
                                           Instant now) {
  HX_DO(savepoint_->run());
  HX_TRY(Receipt receipt, write(prepared, outcome, now));
  HX_DO(release_->run());
  return receipt;
}

Result<Receipt> CommandRunner::write(const PreparedCommand& prepared, Outcome& outcome,
                                     Instant now) {
  Receipt receipt{.reply = std::move(outcome.reply)};
  HX_DO(write_vault(outcome));
  HX_DO(write_events(prepared.command, outcome, now, receipt));
  Transaction transaction(at_.connection);
  if (outcome.also) HX_DO(outcome.also(transaction));
  HX_DO(keep_answer(prepared, receipt, now));
  return receipt;
}

Result<Done> CommandRunner::write_events(const Command& command, const Outcome& outcome,
                                         Instant now, Receipt& receipt) {
  Transaction transaction(at_.connection);
  const std::string* subject = &command.request.target;
  if (subject->empty() && !outcome.events.empty()) subject = &outcome.events.front().stream;
  bool touched = false;
  for (const NewEvent& fresh : outcome.events) {
    HX_TRY(const Event event, at_.log.append(fresh, command.actor, now));
    for (const Projection& projection : at_.projections)
      if (projection.apply != nullptr) HX_DO(projection.apply(transaction, event));
    if (receipt.first_seq == 0) receipt.first_seq = event.seq;
    receipt.last_seq = event.seq;
    if (event.stream != *subject) continue;
    receipt.stream_version = event.stream_version;
    touched = true;
  }
  if (touched || subject->empty()) return Done{};
  HX_TRY(receipt.stream_version, at_.log.stream_version(*subject));
  return Done{};
}

Result<Done> CommandRunner::write_vault(const Outcome& outcome) {
  for (const VaultWrite& write : outcome.vault) {
    const std::string data = canonical_json(write.data);
    insert_vault_->bind(1, std::string_view(write.ref))
        .bind(2, std::string_view(write.subject))
        .bind(3, std::string_view(data));
    HX_DO(insert_vault_->run());
  }
  return Done{};
}

Result<Done> CommandRunner::keep_answer(const PreparedCommand& prepared, const Receipt& receipt,
                                        Instant now) {
  const Command& command = prepared.command;
  if (command.idempotency_key.empty()) return Done{};
  const std::string reply = to_text(receipt.reply);
  insert_answer_->bind(1, std::string_view(command.actor.account))
      .bind(2, std::string_view(command.idempotency_key))
      .bind(3, ByteSpan(prepared.digest))
      .bind(4, std::string_view(reply))
      .bind(5, receipt.first_seq)
      .bind(6, receipt.last_seq)
      .bind(7, receipt.stream_version)
      .bind(8, now.ms);
  HX_DO(insert_answer_->run());
  return Done{};
}

Result<Done> CommandRunner::take_back(Undo undo) {
  if (!std::exchange(writing_, false) || at_.connection.in_autocommit()) return Done{};
  if (undo == Undo::with_group) return at_.connection.execute("ROLLBACK");
  auto undone = roll_back_->run();
  if (undone) undone = release_->run();
  if (undone) return Done{};
  // Half a command must not be committed with the rest of the group: end the whole transaction.
  HX_DO(at_.connection.execute("ROLLBACK"));
  return std::move(undone).error();
}

Result<Done> CommandRunner::prune_replies(Instant older_than) {
  HX_DO(at_.connection.write(kPrune, {{"older_than", older_than}}));
  return Done{};
}

}  // namespace huanxin::store
