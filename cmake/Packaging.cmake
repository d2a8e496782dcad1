# What `make package` puts into the Debian package: the program, its unit, its configuration, its
# manual. CPack computes the libraries it needs.

if(NOT TARGET huanxin)
  return()
endif()

set(packaging ${CMAKE_SOURCE_DIR}/packaging)
set(made ${CMAKE_BINARY_DIR}/packaging)

# A package owns nothing below /usr/local, where CMake would put relative paths.
if(CMAKE_INSTALL_PREFIX_INITIALIZED_TO_DEFAULT)
  set(CMAKE_INSTALL_PREFIX /usr CACHE PATH "Where a package installs" FORCE)
endif()
install(TARGETS huanxin RUNTIME DESTINATION bin)
install(FILES ${packaging}/huanxin.service DESTINATION /lib/systemd/system)
install(FILES ${packaging}/huanxin.json DESTINATION /etc/huanxin)
install(FILES ${packaging}/copyright README.md DESTINATION share/doc/huanxin)

# Debian wants manuals and changelogs compressed, without the time of compressing in them.
find_program(HX_GZIP gzip REQUIRED)
file(MAKE_DIRECTORY ${made})
function(hx_install_gzip source name destination)
  add_custom_command(
    OUTPUT ${made}/${name}
    COMMAND ${HX_GZIP} -9nc ${source} > ${made}/${name}
    DEPENDS ${source}
    VERBATIM)
  set_property(GLOBAL APPEND PROPERTY HX_PACKAGE_FILES ${made}/${name})
  install(FILES ${made}/${name} DESTINATION ${destination})
endfunction()
hx_install_gzip(${packaging}/changelog changelog.gz share/doc/huanxin)
hx_install_gzip(${packaging}/huanxin.1 huanxin.1.gz share/man/man1)
get_property(package_files GLOBAL PROPERTY HX_PACKAGE_FILES)
add_custom_target(package_files DEPENDS ${package_files})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME huanxin)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "The Huanxin developers <huanxin@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "urban renewal programme of a district on one record")
set(CPACK_PACKAGE_DESCRIPTION
  "Huanxin (焕新) runs a district's urban renewal programme on one durable,
verifiable record: targets with evidence verified by a second person, the
project library with its states and milestones, working-day deadlines, and a
public Merkle log whose proofs can be checked offline. One program with its
web interface and content inside; SQLite underneath; nothing else to install.")
set(CPACK_SET_DESTDIR ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "adduser")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
  ${packaging}/debian/conffiles ${packaging}/debian/postinst ${packaging}/debian/prerm
  ${packaging}/debian/postrm)
include(CPack)
