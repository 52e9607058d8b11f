#pragma once
/* The functions for SHA-1 and SHA-256 alone are "deprecated" in favour of those for all hashes (see SHA256State). */
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>
