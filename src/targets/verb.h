#pragma once

#include <string>
#include <string_view>

#include "base/json.h"
#include "base/result.h"

namespace huanxin::targets {

/// What must have happened for a contribution to count. The verb is part of the target: 启动 is met
/// by starting, 完成 only by completing (domain README, sections 6 and 9.8).
enum class VerbKind {
  start,       ///< counts once started: 启动, 开工建设
  under_way,   ///< counts once in implementation; completed where the year's plan says so: 实施
  main_works,  ///< counts once the main works are done, acceptance may follow: 基本完工
  finish,      ///< counts once completed or delivered: 完成
  deliver,     ///< counts once the quantity is there, within the year: 新增, 实现
  label,       ///< counts once recognised as built: 打造
  progress,    ///< completion is not demanded, progress is reported: 推进, 继续, 加快, 鼓励
  no_target,   ///< a list, a stock, a background figure: nothing can be contributed
};

std::string_view to_string(VerbKind kind);

/// How far a project's works have come, in this order.
enum class Works {
  unknown,   ///< nobody keeps its state: brought in from a document that does not tell
  none,      ///< before the implementation library
  prepared,  ///< in the implementation library, being planned, reviewed or permitted
  started,
  main_done,  ///< before acceptance
  finished,   ///< accepted, delivered
};
std::string_view to_string(Works works);

/// Whether what the verb demands can be so while works stand there. Of unknown works nothing is
/// said: evidence and a second person must do.
bool can_be_true(VerbKind kind, Works works);
/// How far works must have come for the verb.
Works needed_for(VerbKind kind);

/// A milestone verb of a programme with its meaning and the evidence that shows it.
struct Verb {
  std::string id;
  std::string zh;
  std::string en;
  VerbKind kind = VerbKind::no_target;
  std::string met_when_zh;
  std::string met_when_en;
  std::string evidence_zh;  ///< what a claimant is asked to attach; empty for no_target
  std::string evidence_en;
  friend bool operator==(const Verb&, const Verb&) = default;
};

JsonObject to_json(const Verb& verb);

}  // namespace huanxin::targets
