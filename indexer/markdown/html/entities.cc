// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/html/entities.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <system_error>

#include "common/text/ascii.h"
#include "common/text/unicode.h"

namespace mobysearch {
namespace {

/// The named references of HTML 4, and &apos;: a number is the code point of the name behind it,
/// and the names behind that are those of the code points that follow.
constexpr std::string_view kNames =
    "34 quot 38 amp apos 60 lt 62 gt 160 nbsp iexcl cent pound curren yen brvbar sect uml copy"
    " ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm"
    " raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave"
    " Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times"
    " Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring"
    " aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute"
    " ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml 338 OElig oelig"
    " 352 Scaron scaron 376 Yuml 402 fnof 710 circ 732 tilde 913 Alpha Beta Gamma Delta Epsilon"
    " Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho 931 Sigma Tau Upsilon Phi Chi Psi"
    " Omega 945 alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron"
    " pi rho sigmaf sigma tau upsilon phi chi psi omega 977 thetasym upsih 982 piv 8194 ensp emsp"
    " 8201 thinsp 8204 zwnj zwj lrm rlm 8211 ndash mdash 8216 lsquo rsquo sbquo 8220 ldquo rdquo"
    " bdquo 8224 dagger Dagger bull 8230 hellip 8240 permil 8242 prime Prime 8249 lsaquo rsaquo"
    " 8254 oline 8260 frasl 8364 euro 8465 image 8472 weierp 8476 real 8482 trade 8501 alefsym"
    " 8592 larr uarr rarr darr harr 8629 crarr 8656 lArr uArr rArr dArr hArr 8704 forall 8706"
    " part exist 8709 empty 8711 nabla isin notin 8715 ni 8719 prod 8721 sum minus 8727 lowast"
    " 8730 radic 8733 prop infin 8736 ang 8743 and or cap cup int 8756 there4 8764 sim 8773 cong"
    " 8776 asymp 8800 ne equiv 8804 le ge 8834 sub sup nsub 8838 sube supe 8853 oplus 8855 otimes"
    " 8869 perp 8901 sdot 8968 lceil rceil lfloor rfloor 9001 lang rang 9674 loz 9824 spades 9827"
    " clubs 9829 hearts diams";

/// `&thetasym;`, or a number with some zeros before it.
constexpr std::size_t kLongestReference = 16;

/// What browsers and kramdown show for numbers that are C1 controls: Windows-1252.
constexpr char32_t kWindows1252[] = {
    8364, 0,    8218, 402,  8222, 8230, 8224, 8225, 710, 8240, 352, 8249, 338, 0, 381, 0,
    0,    8216, 8217, 8220, 8221, 8226, 8211, 8212, 732, 8482, 353, 8250, 339, 0, 382, 376};

char32_t numbered(std::string_view digits) {
  const bool hex = digits.starts_with('x') || digits.starts_with('X');
  if (hex) digits.remove_prefix(1);
  unsigned value = 0;
  const char* const end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, value, hex ? 16 : 10);
  if (read.ec != std::errc{} || read.ptr != end) return 0;
  return value >= 0x80 && value < 0xA0 ? kWindows1252[value - 0x80] : static_cast<char32_t>(value);
}

std::map<std::string_view, char32_t> read_names() {
  std::map<std::string_view, char32_t> names;
  char32_t next = 0;
  for (const std::string_view word : split_words(kNames)) {
    if (is_digit(word[0])) {
      next = numbered(word);
    } else {
      names[word] = next++;
    }
  }
  return names;
}

char32_t named(std::string_view name) {
  static const auto names = read_names();
  const auto found = names.find(name);
  return found == names.end() ? 0 : found->second;
}

}  // namespace

std::size_t decode_entity(std::string_view text, std::string& out) {
  const std::size_t end = text.substr(0, kLongestReference).find(';');
  if (end == std::string_view::npos || end < 2 || text[0] != '&') return 0;
  const std::string_view name = text.substr(1, end - 1);
  const char32_t character = name[0] == '#' ? numbered(name.substr(1)) : named(name);
  if (character == 0) return 0;
  std::string decoded;
  append_utf8(decoded, character);
  out += clean_utf8(decoded);
  return end + 1;
}

std::string decode_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t plain = std::min(text.find('&', i), text.size());
    out += text.substr(i, plain - i);
    i = plain;
    if (i == text.size()) break;
    const std::size_t length = decode_entity(text.substr(i), out);
    if (length == 0) out += '&';
    i += std::max<std::size_t>(length, 1);
  }
  return out;
}

}  // namespace mobysearch
