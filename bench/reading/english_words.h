// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace mobysearch::bench {

/// Common English words, each of which some blog lacks; many are one letter away from others.
inline constexpr std::string_view kEnglishWords =
    "acorn album alley alpine amber anchor anvil apple apron arrow atlas attic autumn award bacon "
    "badge bagel baker ballet bamboo banana banjo barley barrel basin basket beach beads beaver "
    "beer "
    "beetle berry bicycle billing bishop blanket blossom boots bounty bowl brass bread breeze "
    "brick "
    "bride broom bubble bucket buffalo bullet butter cabin cable cactus camel camera candle candy "
    "cannon "
    "canoe canyon cape carbon carpet carrot castle cattle cave cedar cement cereal chalk cheese "
    "cherry "
    "chess chicken chimney choir cigar cinema circus clay cliff clojure clown coast cobra cocoa "
    "coffee "
    "coin comet copper coral cork corn cotton couch cousin cradle crayon cream cricket crown "
    "crystal "
    "cuisine curtain cushion dagger dairy dance dawn deer desert dessert diamond dinner dirt ditch "
    "diver "
    "dolphin donkey dragon drama drum duck dust dwarf eagle earth easel eclipse elbow elephant elm "
    "ember "
    "envelope erosion fabric falcon farm fairy feast feather fence ferry fever fiddle flag flame "
    "flask "
    "fleece flour flute foam forest fork fossil fountain fox frog frost fruit funnel garden garlic "
    "ghost "
    "giraffe glacier glove goat gold goose gorilla grain grape grass gravy guitar hammer harbor "
    "harp "
    "harvest hawk helmet herb hockey honey horn horse hotel iceberg igloo infant insect island "
    "ivory "
    "jacket jade jelly jewel jungle kettle kidney kite kitten knife ladder lamp lantern latex "
    "laundry "
    "lemon lettuce lily linen lion lizard lobster lotus lumber magnet mango maple marble marsh "
    "mason "
    "meadow melon mermaid mint mirror mist molar monk moose mosaic moss moth muscle museum nectar "
    "needle "
    "nest noodle nurse oak oasis ocean olive onion opera orange orchid otter oven owl oyster "
    "paddle "
    "palace panda parade parrot pasta patent peach peanut pearl pebble pencil pepper piano picnic "
    "pigeon "
    "pillow pirate plum poem polar pollen pony poppy potato pottery prince prison puppet puppy "
    "quartz "
    "queen quilt rabbit radish rails rain raven refund rhyme ribbon rice river robin rodent rose "
    "rubber "
    "saddle salad salmon salt sauce sausage scarf shark sheep shelf shirt shoes shovel shrimp silk "
    "silver "
    "skirt skull sleeve slipper snail snake snow soap soccer soil soup spider spinach spoon squid "
    "stable "
    "statue steam stew stove straw sugar swan sweater sword tango teapot tennis thorn thunder "
    "tiger toast "
    "tomato torch towel trout trumpet tulip tuna tunnel turkey turtle umbrella uncle vacuum valley "
    "velvet "
    "vest vinegar violin visa volcano wagon walnut walrus weasel whale wheat whip willow window "
    "wine wolf "
    "wool yacht yogurt zebra";

}  // namespace mobysearch::bench
