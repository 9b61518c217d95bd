# SPDX-FileCopyrightText: The Redress authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# One helper per kind of target. A room with no sources yet is an interface library, so that
# others may already name it.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

option(REDRESS_WERROR "Treat warnings as errors (checks)" OFF)
option(REDRESS_SANITIZE "AddressSanitizer and UndefinedBehaviorSanitizer" OFF)
option(REDRESS_TSAN "ThreadSanitizer, for what needs no window" OFF)
option(REDRESS_FUZZ "libFuzzer programs, and the sanitizers with them (clang only)" OFF)
option(REDRESS_BENCH "Build the benchmarks" OFF)
option(REDRESS_HARDEN "Hardening flags of a release" OFF)
set(REDRESS_SHARED_DATA "${CMAKE_SOURCE_DIR}/../shared/data" CACHE PATH
  "Folder of the public test data; tests say so where it is missing")

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
  set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()

add_library(redress_flags INTERFACE)
target_compile_definitions(redress_flags INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_KEYWORDS QT_NO_FOREACH
  OPENSSL_NO_DEPRECATED OPENSSL_API_COMPAT=30000)
target_compile_options(redress_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual)
target_include_directories(redress_flags INTERFACE ${CMAKE_SOURCE_DIR})
if(REDRESS_WERROR)
  target_compile_options(redress_flags INTERFACE -Werror)
endif()
if(REDRESS_SANITIZE)
  target_compile_options(redress_flags INTERFACE -fsanitize=address,undefined
    -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(redress_flags INTERFACE -fsanitize=address,undefined)
endif()
if(REDRESS_TSAN)
  target_compile_options(redress_flags INTERFACE -fsanitize=thread -fno-omit-frame-pointer -Wno-tsan)
  target_link_options(redress_flags INTERFACE -fsanitize=thread)
endif()
if(REDRESS_FUZZ)
  target_compile_options(redress_flags INTERFACE -fsanitize=fuzzer-no-link,address,undefined
    -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(redress_flags INTERFACE -fsanitize=fuzzer-no-link,address,undefined)
endif()
if(REDRESS_HARDEN)
  target_compile_options(redress_flags INTERFACE -fstack-protector-strong -fcf-protection
    -fstack-clash-protection -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
  target_link_options(redress_flags INTERFACE -Wl,-z,relro,-z,now,-z,noexecstack)
endif()

# redress_add_library(NAME SOURCES … LINK …): the library redress_NAME, alias Redress::NAME.
function(redress_add_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
  if(ARG_SOURCES)
    add_library(redress_${name} STATIC ${ARG_SOURCES})
    target_link_libraries(redress_${name} PUBLIC ${ARG_LINK} PRIVATE redress_flags)
    target_include_directories(redress_${name} PUBLIC ${CMAKE_SOURCE_DIR})
  else()
    add_library(redress_${name} INTERFACE)
    target_link_libraries(redress_${name} INTERFACE ${ARG_LINK})
  endif()
  add_library(Redress::${name} ALIAS redress_${name})
endfunction()

# redress_add_executable(NAME SOURCES … LINK …)
function(redress_add_executable name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_LINK} redress_flags)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
endfunction()

# redress_add_test(tst_name [ON_POSTGRES] [SOURCES …] LINK … [TIMEOUT s]): tst_name.cpp, run offscreen by ctest;
# ON_POSTGRES: on a server of its own.
function(redress_add_test name)
  cmake_parse_arguments(ARG "ON_POSTGRES" "TIMEOUT" "SOURCES;LINK" ${ARGN})
  add_executable(${name} ${name}.cpp ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_LINK} Redress::testsupport Qt6::Test redress_flags)
  target_compile_definitions(${name} PRIVATE
    REDRESS_SHARED_DATA="${REDRESS_SHARED_DATA}"
    REDRESS_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data"
    REDRESS_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
    REDRESS_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 300)
  endif()
  if(ARG_ON_POSTGRES)
    add_test(NAME ${name} COMMAND ${CMAKE_SOURCE_DIR}/tests/support/with-postgres.sh $<TARGET_FILE:${name}>)
  else()
    add_test(NAME ${name} COMMAND ${name})
  endif()
  set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT}
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC;LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/leaks.txt:print_suppressions=0;TSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/races.txt:second_deadlock_stack=1:history_size=4:die_after_fork=0")
endfunction()

# redress_add_postgres_test(tst_name): the same program once more, on a PostgreSQL server of its own.
function(redress_add_postgres_test name)
  add_test(NAME ${name}_postgres COMMAND ${CMAKE_SOURCE_DIR}/tests/support/with-postgres.sh $<TARGET_FILE:${name}>)
  get_test_property(${name} ENVIRONMENT environment)
  set_tests_properties(${name}_postgres PROPERTIES TIMEOUT 300 ENVIRONMENT "${environment}")
endfunction()

# redress_add_fuzzer(NAME LINK …): NAME.cpp defines Redress::Fuzz::NAME; the program fuzz_NAME where REDRESS_FUZZ is on,
# and a part of tst_fuzzcorpus in every build.
function(redress_add_fuzzer name)
  cmake_parse_arguments(ARG "" "" "LINK" ${ARGN})
  set_property(GLOBAL APPEND PROPERTY REDRESS_FUZZERS ${name})
  set_property(GLOBAL APPEND PROPERTY REDRESS_FUZZER_LINKS ${ARG_LINK})
  if(REDRESS_FUZZ)
    add_executable(fuzz_${name} ${name}.cpp libfuzzer.cpp)
    target_compile_definitions(fuzz_${name} PRIVATE REDRESS_FUZZ_TARGET=${name})
    target_link_libraries(fuzz_${name} PRIVATE ${ARG_LINK} Redress::fuzzsupport redress_flags)
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    set_target_properties(fuzz_${name} PROPERTIES AUTOMOC OFF AUTORCC OFF
      RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
  endif()
endfunction()
