#include <iostream>

#include "cli/command.h"

int main(int count, char** words) {
  return huanxin::cli::run({words + 1, words + count}, std::cout, std::cerr);
}
