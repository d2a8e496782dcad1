#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace huanxin {

/// What kind of expected failure it is; api/problem.cc and cli/exit_code.cc alone map kinds to
/// statuses.
enum class ErrorKind {
  invalid,       ///< the input breaks a rule of form or content
  unauthorized,  ///< nobody is signed in, or the credential is not valid
  forbidden,     ///< the person is known and may not do this
  not_found,     ///< no such thing, or none that this person may see
  conflict,      ///< the state does not allow it, or the version is stale
  too_large,     ///< a limit on size or count
  too_many,      ///< a limit on rate
  unavailable,   ///< busy or shutting down: try again
  storage_full,  ///< the disk is full: writing stops, reading goes on
  corrupt,       ///< stored data does not verify
  io,            ///< the machine refused: a file, a socket, the database
};

/// The name of a kind as it stands in documents: `invalid`, `not_found`, ...
std::string_view to_string(ErrorKind kind);

/// One line of the catalogue of errors: declared `inline constexpr` in the module that raises it.
///
/// `{0}`, `{1}`, ... in the sentences stand for arguments. Each sentence names the place and the
/// remedy. docs/errors.md is generated from these declarations by tools/errors.
struct ErrorSpec {
  ErrorKind kind;
  std::string_view code;  ///< stable, `module.what_is_wrong`
  std::string_view zh;
  std::string_view en;
};

/// One faulty place in an input, e.g. {"/milestones/0/due", ...}.
struct FieldError {
  std::string pointer;  ///< RFC 6901 JSON pointer, or `line 3, column 2` for text
  std::string code;
  std::string zh;
  std::string en;
};

/// An expected failure: kind, stable code, one sentence in each language, detail for the log.
class Error {
 public:
  /// Fills the sentences of `spec` with `arguments`; a place without argument stays visible.
  static Error of(const ErrorSpec& spec, std::initializer_list<std::string_view> arguments = {});

  ErrorKind kind = ErrorKind::invalid;
  std::string code;
  std::string zh;
  std::string en;
  std::string detail;              ///< for the log and the administrator, never for the public
  std::vector<FieldError> fields;  ///< every faulty place at once, where there are several
  int retry_after_s = 0;           ///< of a refusal that passes by itself; 0: not known

  /// The same error with more for the log.
  Error with_detail(std::string text) &&;
  /// The same error, its place named by a JSON pointer.
  Error at(std::string pointer) &&;
};

/// Replaces `{0}`, `{1}`, ... in `sentence`.
std::string fill_places(std::string_view sentence,
                        std::initializer_list<std::string_view> arguments);

}  // namespace huanxin
