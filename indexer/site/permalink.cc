// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/permalink.h"

#include <fmt/core.h>

#include <array>
#include <optional>

#include "common/text/unicode.h"

namespace mobysearch {
namespace {

constexpr std::array<std::string_view, 7> kDays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                   "Friday", "Saturday", "Sunday"};
constexpr std::array<std::string_view, 12> kMonthNames = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

bool keeps(char32_t c, SlugMode mode) {
  const CharClass kind = char_class(c);
  if (c < 0x80) {
    const bool word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool pretty = std::u32string_view(U"._~!$&'()+,;=@").find(c) != std::u32string_view::npos;
    return word || (mode == SlugMode::kPretty && pretty);
  }
  if (kind == CharClass::kOther) return false;
  return !is_letter_number(c) && !is_other_number(c);
}

/// ISO 8601 week and week-year.
struct IsoWeek {
  std::int64_t year;
  int week;
};
IsoWeek iso_week(const cctz::civil_day& day) {
  const auto monday = cctz::prev_weekday(day + 1, cctz::weekday::monday);
  const auto thursday = monday + 3;
  const auto first = cctz::civil_day(thursday.year(), 1, 1);
  return {thursday.year(), static_cast<int>((thursday - first) / 7) + 1};
}

int weekday_index(const cctz::civil_day& day) { return static_cast<int>(cctz::get_weekday(day)); }

std::optional<std::string> date_placeholder(std::string_view name, const PostDate& date) {
  const auto& c = date.local;
  const cctz::civil_day day(c);
  const auto two = [](auto n) { return fmt::format("{:02}", n); };
  if (name == "year") return fmt::format("{:04}", c.year());
  if (name == "short_year") return two(c.year() % 100);
  if (name == "month") return two(c.month());
  if (name == "i_month") return fmt::format("{}", c.month());
  if (name == "long_month")
    return std::string(kMonthNames.at(static_cast<std::size_t>(c.month() - 1)));
  if (name == "short_month") {
    return std::string(kMonthNames.at(static_cast<std::size_t>(c.month() - 1)).substr(0, 3));
  }
  if (name == "day") return two(c.day());
  if (name == "i_day") return fmt::format("{}", c.day());
  if (name == "y_day") return fmt::format("{:03}", cctz::get_yearday(day));
  const auto weekday = static_cast<std::size_t>(weekday_index(day));
  if (name == "long_day") return std::string(kDays.at(weekday));
  if (name == "short_day") return std::string(kDays.at(weekday).substr(0, 3));
  if (name == "w_day") return fmt::format("{}", weekday + 1);
  if (name == "week") return two(iso_week(day).week);
  if (name == "w_year") return fmt::format("{:04}", iso_week(day).year);
  if (name == "hour") return two(c.hour());
  if (name == "minute") return two(c.minute());
  if (name == "second") return two(c.second());
  return std::nullopt;
}

std::string joined_categories(const PermalinkParts& parts, bool slugified) {
  std::vector<std::string> seen;
  std::string joined;
  for (const std::string& category : parts.categories) {
    std::string part =
        slugified ? slugify(category, SlugMode::kDefault, false) : lower_case(category);
    bool known = false;
    for (const auto& other : seen) known = known || other == part;
    if (known) continue;
    joined += (joined.empty() ? "" : "/") + part;
    seen.push_back(std::move(part));
  }
  return joined;
}

std::optional<std::string> placeholder(std::string_view name, const PermalinkParts& parts) {
  if (name == "title") return slugify(parts.slug, SlugMode::kPretty, true);
  if (name == "slug") return slugify(parts.slug, SlugMode::kDefault, false);
  if (name == "name") return slugify(parts.basename, SlugMode::kDefault, false);
  if (name == "categories") return joined_categories(parts, false);
  if (name == "slugified_categories") return joined_categories(parts, true);
  if (name == "collection") return parts.collection;
  if (name == "path") return parts.path;
  if (name == "output_ext") return parts.output_ext;
  return date_placeholder(name, parts.date);
}

bool is_name_char(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

}  // namespace

std::string slugify(std::string_view text, SlugMode mode, bool keep_case) {
  std::string slug;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode_utf8(text.substr(i));
    if (keeps(c.value, mode)) {
      slug += text.substr(i, c.length);
    } else if (slug.empty() || slug.back() != '-') {
      slug += '-';
    }
    i += c.length;
  }
  if (!slug.empty() && slug.front() == '-') slug.erase(0, 1);
  if (!slug.empty() && slug.back() == '-') slug.pop_back();
  return keep_case ? slug : lower_case(slug);
}

std::string permalink_template(std::string_view style) {
  if (style == "date") return "/:categories/:year/:month/:day/:title:output_ext";
  if (style == "pretty") return "/:categories/:year/:month/:day/:title/";
  if (style == "ordinal") return "/:categories/:year/:y_day/:title:output_ext";
  if (style == "weekdate") return "/:categories/:year/W:week/:short_day/:title:output_ext";
  if (style == "none") return "/:categories/:title:output_ext";
  return std::string(style);
}

std::string with_permalink_suffix(std::string_view permalink_template, std::string_view style) {
  constexpr std::string_view kExtension = ":output_ext";
  std::string result(permalink_template);
  const bool named = style == "date" || style == "ordinal" || style == "none";
  const bool extended = style.size() >= kExtension.size() &&
                        style.substr(style.size() - kExtension.size()) == kExtension;
  if (style == "pretty" || (!style.empty() && style.back() == '/')) result += '/';
  if (named || extended) result += kExtension;
  return result;
}

std::string escape_path(std::string_view value) {
  std::string out;
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
                       (byte >= 'A' && byte <= 'Z') ||
                       std::string_view("/.-_~!$&'()+,;=@:*?").find(c) != std::string_view::npos;
    if (plain && byte < 0x80) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", byte);
    }
  }
  return out;
}

std::string tidy_url(std::string_view url) {
  std::string tidy = "/" + std::string(url);
  replace_all(tidy, "..", "/");
  replace_all(tidy, "./", "");
  std::string out;
  for (const char c : tidy) {
    if (c != '/' || out.empty() || out.back() != '/') out += c;
  }
  return out;
}

Result<std::string> expand_permalink(std::string_view text, const PermalinkParts& parts) {
  std::string url;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] != ':' || i + 1 >= text.size() || !is_name_char(text[i + 1])) {
      url += text[i++];
      continue;
    }
    std::size_t end = i + 1;
    while (end < text.size() && is_name_char(text[end])) ++end;
    auto value = placeholder(text.substr(i + 1, end - i - 1), parts);
    if (!value && text[end - 1] == '_') {
      --end;
      value = placeholder(text.substr(i + 1, end - i - 1), parts);
    }
    if (!value) {
      return fail(
          ErrorCode::kInputUnreadable,
          fmt::format("permalink has an unknown placeholder '{}'", text.substr(i, end - i)));
    }
    url += escape_path(*value);
    i = end;
  }
  return tidy_url(url);
}

std::string expand_page_permalink(std::string_view text, const PagePermalinkParts& parts) {
  std::string url(text);
  replace_all(url, ":path", escape_path(parts.directory));
  replace_all(url, ":basename", escape_path(parts.basename));
  replace_all(url, ":output_ext", escape_path(parts.output_ext));
  return tidy_url(url);
}

}  // namespace mobysearch
