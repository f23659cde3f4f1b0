/** Between the adapters. */
@NullMarked
package dev.walletport.planted.adapter;

import org.jspecify.annotations.NullMarked;
