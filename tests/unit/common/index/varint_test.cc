// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/varint.h"

#include <gtest/gtest.h>

#include <limits>

namespace mobysearch {
namespace {

TEST(Varint, NumbersComeBackInTheirShortestForm) {
  const struct {
    std::uint64_t value;
    std::size_t bytes;
  } cases[] = {{0, 1},          {127, 1},        {128, 2},         {16'383, 2},     {16'384, 3},
               {UINT32_MAX, 5}, {1ULL << 62, 9}, {1ULL << 63, 10}, {UINT64_MAX, 10}};
  for (const auto& c : cases) {
    std::string bytes;
    put_varint(bytes, c.value);
    EXPECT_EQ(bytes.size(), c.bytes) << c.value;
    ByteReader reader(bytes);
    EXPECT_EQ(reader.varint(), c.value);
    EXPECT_TRUE(reader.ok() && reader.at_end()) << c.value;
  }
}

TEST(Varint, SmallNegativeNumbersStaySmall) {
  const struct {
    std::int64_t value;
    std::uint64_t coded;
  } cases[] = {{0, 0},
               {-1, 1},
               {1, 2},
               {-2, 3},
               {std::numeric_limits<std::int64_t>::max(), UINT64_MAX - 1},
               {std::numeric_limits<std::int64_t>::min(), UINT64_MAX}};
  for (const auto& c : cases) {
    EXPECT_EQ(zigzag(c.value), c.coded);
    EXPECT_EQ(unzigzag(c.coded), c.value);
  }
}

TEST(Varint, StringsAreViewsOfTheBuffer) {
  std::string bytes;
  put_string(bytes, "");
  put_string(bytes, std::string_view("a\0b", 3));
  put_string(bytes, std::string(300, 'x'));
  bytes += "rest";
  ByteReader reader(bytes);
  EXPECT_EQ(reader.string(), "");
  const std::string_view middle = reader.string();
  EXPECT_EQ(middle, std::string_view("a\0b", 3));
  EXPECT_EQ(middle.data(), bytes.data() + 2);
  EXPECT_EQ(reader.string().size(), 300U);
  EXPECT_EQ(reader.rest(), "rest");
  EXPECT_TRUE(reader.ok());
}

TEST(Varint, NothingIsReadPastTheEnd) {
  std::string whole;
  put_varint(whole, 1'000'000);
  put_string(whole, "text");
  for (std::size_t cut = 0; cut < whole.size(); ++cut) {
    ByteReader reader(std::string_view(whole).substr(0, cut));
    reader.varint();
    reader.string();
    EXPECT_FALSE(reader.ok()) << cut;
  }
}

TEST(Varint, AfterAFailureEverythingIsEmpty) {
  ByteReader reader("\x05");  // a string of five bytes that are not there
  EXPECT_EQ(reader.string(), "");
  EXPECT_FALSE(reader.ok());
  EXPECT_EQ(reader.varint(), 0U);
  EXPECT_EQ(reader.varint32(), 0U);
  EXPECT_EQ(reader.count(), 0U);
  EXPECT_EQ(reader.bytes(1), "");
  EXPECT_EQ(reader.rest(), "");
  EXPECT_TRUE(reader.at_end()) << "a loop until the end ends";
}

TEST(Varint, RefusesWhatNoNumberLooksLike) {
  ByteReader endless(std::string_view("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 11));
  EXPECT_EQ(endless.varint(), 0U);
  EXPECT_FALSE(endless.ok());
  std::string wide;
  put_varint(wide, 1ULL << 32);
  ByteReader reader(wide);
  EXPECT_EQ(reader.varint32(), 0U);
  EXPECT_FALSE(reader.ok());
}

TEST(Varint, ACountIsBoundedByWhatIsLeft) {
  const struct {
    std::string_view bytes;
    std::size_t least;
    std::uint32_t expected;
    bool ok;
  } cases[] = {{std::string_view("\0", 1), 1, 0, true},
               {"\x03xyz", 1, 3, true},
               {"\x03xy", 1, 0, false},
               {"\x02wxyz", 2, 2, true},
               {"\x02xyz", 2, 0, false},
               {"\xff\xff\xff\xff\x0fxyz", 1, 0, false}};
  for (const auto& c : cases) {
    ByteReader reader(c.bytes);
    EXPECT_EQ(reader.count(c.least), c.expected) << c.bytes;
    EXPECT_EQ(reader.ok(), c.ok) << c.bytes;
  }
}

TEST(Varint, AnEnormousLengthIsNoOverflow) {
  std::string bytes;
  put_varint(bytes, UINT64_MAX);
  bytes += "x";
  ByteReader reader(bytes);
  EXPECT_EQ(reader.string(), "");
  EXPECT_FALSE(reader.ok());
}

}  // namespace
}  // namespace mobysearch
