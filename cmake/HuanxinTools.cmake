# Compiler settings for every target, and the faster tools where the machine has them.

find_program(HX_CCACHE ccache)
if(HX_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_C_COMPILER_LAUNCHER ${HX_CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${HX_CCACHE})
endif()
find_program(HX_MOLD mold)
if(HX_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

add_compile_options(
  $<$<COMPILE_LANGUAGE:CXX>:-Wall> $<$<COMPILE_LANGUAGE:CXX>:-Wextra>
  $<$<COMPILE_LANGUAGE:CXX>:-Wpedantic> $<$<COMPILE_LANGUAGE:CXX>:-Wconversion>
  $<$<COMPILE_LANGUAGE:CXX>:-Wshadow> $<$<COMPILE_LANGUAGE:CXX>:-Werror>)
# g++ 12 reports false positives from inside libstdc++ and Asio coroutines when optimising.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  add_compile_options(
    $<$<COMPILE_LANGUAGE:CXX>:-Wno-restrict> $<$<COMPILE_LANGUAGE:CXX>:-Wno-maybe-uninitialized>
    $<$<COMPILE_LANGUAGE:CXX>:-Wno-stringop-overflow> $<$<COMPILE_LANGUAGE:CXX>:-Wno-array-bounds>)
endif()
if(HX_SANITIZE)
  add_compile_options(-fsanitize=${HX_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${HX_SANITIZE})
endif()
# Paths of the building machine must not reach the binary.
add_compile_options(-ffile-prefix-map=${CMAKE_SOURCE_DIR}=.)
