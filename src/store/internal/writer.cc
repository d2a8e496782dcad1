#include "store/internal/writer.h"

#include <sqlite3.h>

#include <iostream>
#include <utility>

#include "store/errors.h"
#include "store/internal/gathering_vfs.h"
#include "store/internal/schema.h"
#include "store/internal/sqlite_error.h"

namespace huanxin::store {
namespace {

constexpr int kWalPagesPressing = 40000;  // readers kept it from starting anew: wait for them
constexpr std::int64_t kCommitsBetweenPrunes = 256;

}  // namespace

Writer::Writer(const StoreOptions& options, const Clock& clock, HeadBoard& board)
    : options_(options),
      clock_(clock),
      board_(board),
      folder_{options.dir},
      queue_(options.queue_max) {}

Result<std::unique_ptr<Writer>> Writer::open(const StoreOptions& options, const Clock& clock,
                                             Random& random, HeadBoard& board) {
  std::unique_ptr<Writer> writer(new Writer(options, clock, board));
  HX_DO(writer->prepare(random));
  return writer;
}

Result<Done> Writer::prepare(Random& random) {
  HX_TRY(connection_, Connection::open({.file = folder_.database(),
                                        .use = ConnectionOptions::Use::write,
                                        .vfs = gathering_vfs(options_.vfs)}));
  HX_DO(migrate(*connection_, options_.projections, clock_.now()));
  HX_TRY(log_, EventLog::open(*connection_, random));
  HX_TRY(runner_, CommandRunner::open({.connection = *connection_,
                                       .log = *log_,
                                       .clock = clock_,
                                       .random = random,
                                       .projections = options_.projections,
                                       .decide_budget_ms = options_.query_budget_ms}));
  HX_TRY(sequencer_,
         Sequencer::open(
             {.connection = *connection_, .log = *log_, .folder = folder_, .board = board_},
             log_->not_before(clock_.now())));
  HX_TRY(begin_, connection_->prepare("BEGIN IMMEDIATE"));
  HX_TRY(commit_, connection_->prepare("COMMIT"));
  sqlite3_wal_hook(connection_->handle(), &on_wal, this);
  return Done{};
}

Writer::~Writer() {
  queue_.close();
  if (thread_.joinable()) thread_.join();
  // What an fsync refused is not to be tried again by closing.
  if (stopped_ && connection_ != nullptr) connection_->leave_wal_on_close();
}

void Writer::start() {
  last_seal_ = Clocktime::now();
  thread_ = std::thread([this] { loop(); });
}

void Writer::submit(Command command, std::function<void(Result<Receipt>)> done) {
  Job job{.prepared = {.command = std::move(command)}, .done = std::move(done)};
  if (!job.prepared.command.idempotency_key.empty())
    job.prepared.digest = request_digest(job.prepared.command);
  switch (queue_.push(std::move(job))) {
    case JobQueue::Push::taken: return;
    case JobQueue::Push::full: job.done(Error::of(errors::kBusy)); return;
    case JobQueue::Push::closed: job.done(Error::of(errors::kStopped, {"shutdown"})); return;
  }
}

void Writer::request_seal(std::function<void(Result<Done>)> done) {
  if (queue_.push_seal(done) == JobQueue::Push::closed)
    done(Error::of(errors::kStopped, {"shutdown"}));
}

void Writer::on_commit(std::function<void(std::int64_t)> listener) {
  const std::lock_guard lock(listeners_mutex_);
  listeners_.push_back(std::move(listener));
}

void Writer::loop() {
  for (;;) {
    if (!group_.empty()) queue_.look_out();
    group_.clear();
    answers_.clear();
    if (!queue_.take(group_, static_cast<std::size_t>(options_.group_max), next_seal())) break;
    if (!group_.empty()) run_group();
    if (auto waiting = queue_.take_seals(); !waiting.empty()) seal_for(std::move(waiting));
    seal_if_due();
    tidy_up();
  }
  if (sequencer_->has_waiting() && !reason_not_to_write())
    if (const auto sealed = seal(); !sealed) note_failure(sealed.error());
}

// The answers of one group are given only after its commit, refusals too: they were decided on a
// state that was not yet on the disk.
void Writer::run_group() {
  const EventLog::Mark mark = log_->mark();
  auto written = run_commands();
  if (!written) {
    if (!connection_->in_autocommit())
      static_cast<void>(connection_->execute("ROLLBACK").has_value());
    log_->roll_back(mark);
    note_failure(written.error());
    fail_group(written.error());
    return;
  }
  board_.set_committed(log_->last_seq());
  answer_group();
  if (log_->last_seq() != mark.last_seq) tell_listeners();
}

Result<Done> Writer::run_commands() {
  if (auto reason = reason_not_to_write()) return *std::move(reason);
  const EventLog::Mark mark = log_->mark();
  HX_TRY(bool whole, run_each(Undo::with_group));
  if (!whole) {
    // One broke while it wrote, which is rare. The others must not suffer: once more, one by one.
    log_->roll_back(mark);
    answers_.clear();
    HX_TRY(whole, run_each(Undo::alone));
  }
  // SQLite has ended the transaction: what the group wrote before is gone as well.
  if (!whole) return answers_.back() ? Error::of(errors::kStoreBug) : answers_.back().error();
  return commit();
}

// False where the transaction ended with the last command that was answered.
Result<bool> Writer::run_each(Undo undo) {
  HX_DO(begin_->run());
  for (std::size_t i = 0; i < group_.size(); ++i) {
    answers_.push_back(runner_->run(group_[i].prepared, undo));
    if (connection_->in_autocommit()) return false;
    if (i + 1 == group_.size()) gather_more();
  }
  last_group_ = group_.size();
  return true;
}

// As many as the group before had are likely to be on their way: one sync for all of them is worth
// a moment's waiting.
void Writer::gather_more() {
  const auto group_max = static_cast<std::size_t>(options_.group_max);
  const std::size_t had = group_.size();
  if (had >= group_max) return;
  queue_.take_waiting(group_, group_max - had);
  if (group_.size() > had || had >= last_group_) return;
  queue_.look_out();
  queue_.take_waiting(group_, group_max - had);
}

Result<Done> Writer::commit() {
  HX_DO(commit_->run());
  commits_.fetch_add(1, std::memory_order_relaxed);
  ++commits_since_prune_;
  last_reported_.clear();
  return Done{};
}

std::optional<Error> Writer::reason_not_to_write() const {
  if (stopped_.load(std::memory_order_relaxed)) {
    const std::lock_guard lock(mutex_);
    return Error::of(errors::kStopped, {why_not_});
  }
  const std::int64_t free = free_bytes(folder_.dir);
  if (free >= 0 && free < options_.disk_reserve_bytes)
    return Error::of(errors::kDiskFull, {folder_.dir.string()});
  return std::nullopt;
}

void Writer::fail_group(const Error& error) {
  // A command whose own mistake ended the transaction hears of it; the others are told to repeat.
  refused_.fetch_add(static_cast<std::int64_t>(group_.size()), std::memory_order_relaxed);
  for (Job& job : group_) tell(job, error);
}

// Whoever waits must not be able to end the one thread that writes.
void Writer::tell(Job& job, Result<Receipt> answer) const {
  try {
    job.done(std::move(answer));
  } catch (const std::exception& mistake) {
    report(Error::of(errors::kStoreBug).with_detail(mistake.what()));
  }
}

void Writer::answer_group() {
  commands_.fetch_add(static_cast<std::int64_t>(group_.size()), std::memory_order_relaxed);
  for (std::size_t i = 0; i < group_.size(); ++i) {
    if (!answers_[i]) {
      refused_.fetch_add(1, std::memory_order_relaxed);
      if (answers_[i].error().code == errors::kStoreBug.code) report(answers_[i].error());
    }
    tell(group_[i], std::move(answers_[i]));
  }
}

std::optional<Writer::Clocktime::time_point> Writer::next_seal() const {
  if (!sequencer_->has_waiting() || stopped_) return std::nullopt;
  return last_seal_ + std::chrono::milliseconds(options_.seal_interval_ms);
}

void Writer::seal_if_due() {
  const auto due = next_seal();
  if (!due || Clocktime::now() < *due) return;
  if (const auto sealed = seal(); !sealed) note_failure(sealed.error());
}

void Writer::seal_for(std::vector<std::function<void(Result<Done>)>> waiting) {
  auto sealed = sequencer_->has_waiting() ? seal() : Result<Done>(Done{});
  if (!sealed) note_failure(sealed.error());
  for (const auto& done : waiting) done(sealed);
}

Result<Done> Writer::seal() {
  last_seal_ = Clocktime::now();  // also after a failure: not at once again
  if (auto reason = reason_not_to_write()) return *std::move(reason);
  HX_DO(sequencer_->seal(log_->not_before(clock_.now())));
  commits_.fetch_add(1, std::memory_order_relaxed);
  tell_listeners();
  return Done{};
}

void Writer::tidy_up() {
  if (stopped_) return;
  if (wal_pages_ > kWalPagesMax)
    if (const auto done = checkpoint_wal(); !done) note_failure(done.error());
  if (commits_since_prune_ < kCommitsBetweenPrunes) return;
  commits_since_prune_ = 0;
  if (const auto done = prune_replies(); !done) note_failure(done.error());
}

Result<Done> Writer::checkpoint_wal() {
  const bool pressing = wal_pages_ > kWalPagesPressing;
  sqlite3_busy_timeout(connection_->handle(), pressing ? 50 : 5000);
  int in_wal = 0;
  int copied = 0;
  const int code = sqlite3_wal_checkpoint_v2(
      connection_->handle(), nullptr,
      pressing ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE, &in_wal, &copied);
  sqlite3_busy_timeout(connection_->handle(), 5000);
  wal_pages_ = 0;
  if (code == SQLITE_OK || (code & 0xff) == SQLITE_BUSY) return Done{};
  return sqlite_error(connection_->handle(), code, connection_->place());
}

Result<Done> Writer::prune_replies() {
  return runner_->prune_replies(Instant{clock_.now().ms - options_.key_age_ms_max});
}

// Whoever writes next is told by what this leaves; readers go on in any case.
void Writer::note_failure(const Error& error) {
  if (error.code == errors::kStopped.code) return;
  if (ends_writing(error)) {
    const std::lock_guard lock(mutex_);
    why_not_ = error.code;
    stopped_ = true;
  }
  if (std::exchange(last_reported_, error.code) != error.code) report(error);
}

void Writer::report(const Error& error) const {
  if (options_.report) {
    options_.report(error);
  } else {
    std::cerr << "store: " << error.code << ": " << error.en << ' ' << error.detail << '\n';
  }
}

void Writer::tell_listeners() {
  const std::lock_guard lock(listeners_mutex_);
  for (const auto& listener : listeners_) listener(log_->last_seq());
}

void Writer::fill_health(Store::Health& health) const {
  health.queued = queue_.size();
  health.commits = commits_.load(std::memory_order_relaxed);
  health.commands = commands_.load(std::memory_order_relaxed);
  health.refused = refused_.load(std::memory_order_relaxed);
  health.unsealed = board_.unsealed();
  health.free_bytes = free_bytes(folder_.dir);
  if (const auto reason = reason_not_to_write()) {
    health.writable = false;
    health.why_not = reason->code;
  }
}

int Writer::on_wal(void* self, sqlite3*, const char*, int pages) {
  static_cast<Writer*>(self)->wal_pages_ = pages;
  return SQLITE_OK;
}

}  // namespace huanxin::store
