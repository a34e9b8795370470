// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/index_error.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <new>
#include <stdexcept>

namespace mobysearch {
namespace {

using ::testing::HasSubstr;

TEST(XapianGuard, SaysWhatAnExceptionMeansToUs) {
  const struct {
    std::shared_ptr<Xapian::Error> error;
    ErrorCode code;
    bool has_hint;
  } cases[] = {
      {std::make_shared<Xapian::DatabaseCorruptError>("bad"), ErrorCode::kIndexDamaged, true},
      {std::make_shared<Xapian::DatabaseOpeningError>("bad"), ErrorCode::kIndexDamaged, true},
      {std::make_shared<Xapian::DatabaseVersionError>("bad"), ErrorCode::kIndexDamaged, true},
      {std::make_shared<Xapian::DocNotFoundError>("bad"), ErrorCode::kIndexDamaged, true},
      {std::make_shared<Xapian::SerialisationError>("bad"), ErrorCode::kIndexDamaged, true},
      {std::make_shared<Xapian::DatabaseLockError>("bad"), ErrorCode::kOutputLocked, false},
      {std::make_shared<Xapian::DatabaseError>("bad"), ErrorCode::kOutputUnwritable, false},
      {std::make_shared<Xapian::InvalidArgumentError>("bad"), ErrorCode::kOutputUnwritable, false},
  };
  for (const auto& c : cases) {
    const Error error = error_of(*c.error, "blog.mobydb", ErrorCode::kOutputUnwritable);
    EXPECT_EQ(error.code, c.code) << c.error->get_type();
    EXPECT_EQ(error.message, "blog.mobydb: bad") << c.error->get_type();
    EXPECT_EQ(!error.hint.empty(), c.has_hint) << c.error->get_type();
  }
}

TEST(XapianGuard, NamesTheSystemsReason) {
  const Xapian::DatabaseError error("cannot write", ENOSPC);
  EXPECT_THAT(error_of(error, "x", ErrorCode::kInternal).message,
              HasSubstr("No space left on device"));
}

TEST(XapianGuard, HandsOnWhatTheFunctionReturns) {
  EXPECT_EQ(guard_xapian("x", ErrorCode::kInternal, []() -> Result<int> { return 7; }).value(), 7);
  const auto failed = guard_xapian("x", ErrorCode::kInternal, []() -> Result<int> {
    return fail(ErrorCode::kUsage, "own", "hint");
  });
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().message, "own");
}

TEST(XapianGuard, ExceptionsOfXapianEndHere) {
  const auto thrower = [] { throw Xapian::DatabaseLockError("held"); };
  const Result<void> nothing = guard_xapian("x", ErrorCode::kInternal, [&]() -> Result<void> {
    thrower();
    return {};
  });
  const Result<int> value = guard_xapian("x", ErrorCode::kInternal, [&]() -> Result<int> {
    thrower();
    return 1;
  });
  for (const Error& error : {nothing.error(), value.error()}) {
    EXPECT_EQ(error.code, ErrorCode::kOutputLocked);
    EXPECT_EQ(error.message, "x: held");
  }
}

template <class Exception>
Error error_when_thrown(const Exception& exception, ErrorCode otherwise) {
  return guard_xapian("x", otherwise, [&]() -> Result<void> { throw exception; }).error();
}

TEST(XapianGuard, WhatDecodingThrowsIsDamage) {
  for (const Error& error :
       {error_when_thrown(std::length_error("append"), ErrorCode::kIndexDamaged),
        error_when_thrown(std::out_of_range("append"), ErrorCode::kIndexDamaged)}) {
    EXPECT_EQ(error.code, ErrorCode::kIndexDamaged);
    EXPECT_EQ(error.message, "x: cannot be read (append)");
    EXPECT_FALSE(error.hint.empty());
  }
  const Error writing = error_when_thrown(std::runtime_error("no"), ErrorCode::kOutputUnwritable);
  EXPECT_EQ(writing.code, ErrorCode::kOutputUnwritable);
  EXPECT_EQ(writing.message, "x: no");
}

TEST(XapianGuard, ALackOfMemoryIsNoDamage) {
  const Error error = error_when_thrown(std::bad_alloc(), ErrorCode::kIndexDamaged);
  EXPECT_EQ(error.code, ErrorCode::kInternal);
  EXPECT_EQ(error.message, "out of memory");
}

}  // namespace
}  // namespace mobysearch
