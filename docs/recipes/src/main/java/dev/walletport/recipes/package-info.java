/** What a host builds around the library; each class is quoted by a page beside it. */
@NullMarked
package dev.walletport.recipes;

import org.jspecify.annotations.NullMarked;
