# hx_embed(SETS PATH=SOURCE...): the target hx_embedded, which carries files inside the program.
#
# SOURCE is a folder or a file; see tools/embed for what becomes of it and base/embedded.h for how to
# read it. Folders are looked through at every build, so that new files are found by themselves.
# Everything that Python makes of sources at build time stands in this file.

find_program(HX_PYTHON NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH)
find_program(HX_PYTHON NAMES python3 REQUIRED)

# The JSON form of a YAML document, made again when the YAML changes.
function(hx_yaml_to_json yaml json)
  add_custom_command(
    OUTPUT ${json}
    COMMAND ${HX_PYTHON} ${CMAKE_SOURCE_DIR}/tools/yaml-to-json ${yaml} ${json}
    DEPENDS ${yaml} ${CMAKE_SOURCE_DIR}/tools/yaml-to-json
    COMMENT "Writing ${json}"
    VERBATIM)
endfunction()

function(hx_embed)
  cmake_parse_arguments(EMBED "" "" "SETS" ${ARGN})
  set(sources "")
  foreach(set IN LISTS EMBED_SETS)
    string(REGEX REPLACE "^[^=]*=" "" source ${set})
    if(IS_DIRECTORY ${source})
      file(GLOB_RECURSE files CONFIGURE_DEPENDS ${source}/*)
      list(APPEND sources ${files})
    else()
      list(APPEND sources ${source})
    endif()
  endforeach()

  set(out ${CMAKE_BINARY_DIR}/embedded)
  add_custom_command(
    OUTPUT ${out}/embedded.S ${out}/embedded_table.cc
    COMMAND ${HX_PYTHON} ${CMAKE_SOURCE_DIR}/tools/embed --out ${out} ${EMBED_SETS}
    DEPENDS ${sources} ${CMAKE_SOURCE_DIR}/tools/embed
    COMMENT "Embedding files"
    VERBATIM)
  add_library(hx_embedded STATIC ${out}/embedded.S ${out}/embedded_table.cc
    ${CMAKE_SOURCE_DIR}/cmake/embedded_search.cc)
  target_include_directories(hx_embedded PUBLIC ${CMAKE_SOURCE_DIR}/src)
endfunction()

if(HX_WEB)
  if(NOT EXISTS ${CMAKE_SOURCE_DIR}/web/dist/index.html)
    message(FATAL_ERROR "web/dist is missing: `make web` builds the interface, "
      "-DHX_WEB=OFF leaves it out.")
  endif()
  set(web ${CMAKE_SOURCE_DIR}/web/dist)
else()
  set(web ${CMAKE_SOURCE_DIR}/cmake/no_web)
endif()
set(sets web=${web})
if(EXISTS ${CMAKE_SOURCE_DIR}/content)
  list(APPEND sets content=${CMAKE_SOURCE_DIR}/content)
endif()
if(EXISTS ${CMAKE_SOURCE_DIR}/src/api/openapi.yaml)
  hx_yaml_to_json(${CMAKE_SOURCE_DIR}/src/api/openapi.yaml ${CMAKE_BINARY_DIR}/openapi.json)
  list(APPEND sets api/openapi.json=${CMAKE_BINARY_DIR}/openapi.json)
endif()
hx_embed(SETS ${sets})
