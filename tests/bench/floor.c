// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The least work for the archive's jobs, in bare C with OpenSSL: what the ratios call the floor.
 *   bench-floor archive DIR OUT   read once, SHA-256, ChaCha20-Poly1305 in 64 KiB chunks, P-256 signature,
 *                                 write each file; one syncfs at the end
 *   bench-floor verify DIR        decrypt and hash what archive wrote, check the signature
 *   bench-floor tree N            hash N leaves and their tree with one reused context
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { kChunk = 64 * 1024, kTag = 16 };

static const unsigned char kKey[32] = "redress bench: a fixed test key";

static void die(const char *what)
{
    perror(what);
    exit(3);
}

static EVP_PKEY *testKey(void)
{
    EVP_PKEY *key = EVP_EC_gen("P-256");
    if (!key)
        die("P-256");
    return key;
}

static ssize_t readFull(int fd, unsigned char *buffer, size_t count)
{
    size_t done = 0;
    while (done < count) {
        const ssize_t n = read(fd, buffer + done, count - done);
        if (n < 0)
            die("read");
        if (n == 0)
            break;
        done += (size_t)n;
    }
    return (ssize_t)done;
}

static int archive(const char *from, const char *to)
{
    static unsigned char plain[kChunk], sealed[kChunk + kTag];
    EVP_MD_CTX *digest = EVP_MD_CTX_new();
    EVP_CIPHER_CTX *cipher = EVP_CIPHER_CTX_new();
    EVP_MD *sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
    EVP_CIPHER *chacha = EVP_CIPHER_fetch(NULL, "ChaCha20-Poly1305", NULL);
    EVP_PKEY *key = testKey();
    DIR *dir = opendir(from);
    if (!dir || (mkdir(to, 0700) != 0))
        die(from);
    int files = 0;
    for (struct dirent *item; (item = readdir(dir)) != NULL;) {
        if (item->d_name[0] == '.')
            continue;
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", from, item->d_name);
        const int in = open(path, O_RDONLY);
        snprintf(path, sizeof path, "%s/%s", to, item->d_name);
        const int out = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
        if (in < 0 || out < 0)
            die(path);
        EVP_DigestInit_ex2(digest, sha256, NULL);
        unsigned char nonce[12] = {0};
        for (ssize_t n; (n = readFull(in, plain, kChunk)) > 0;) {
            int length = 0, last = 0;
            EVP_DigestUpdate(digest, plain, (size_t)n);
            EVP_EncryptInit_ex2(cipher, chacha, kKey, nonce, NULL);
            EVP_EncryptUpdate(cipher, sealed, &length, plain, (int)n);
            EVP_EncryptFinal_ex(cipher, sealed + length, &last);
            EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_GET_TAG, kTag, sealed + length);
            if (write(out, sealed, (size_t)length + kTag) != length + kTag)
                die("write");
            nonce[10]++;
            if (n < kChunk)
                break;
        }
        unsigned char hash[32], signature[80];
        size_t signatureLength = sizeof signature;
        EVP_DigestFinal_ex(digest, hash, NULL);
        EVP_PKEY_CTX *signer = EVP_PKEY_CTX_new(key, NULL);
        if (EVP_PKEY_sign_init(signer) != 1 || EVP_PKEY_sign(signer, signature, &signatureLength, hash, sizeof hash) != 1)
            die("sign");
        EVP_PKEY_CTX_free(signer);
        close(in);
        close(out);
        files++;
    }
    const int folder = open(to, O_RDONLY);
    if (folder < 0 || syncfs(folder) != 0)
        die("syncfs");
    printf("%d files\n", files);
    return 0;
}

static int verify(const char *from)
{
    static unsigned char plain[kChunk], sealed[kChunk + kTag];
    EVP_MD_CTX *digest = EVP_MD_CTX_new();
    EVP_CIPHER_CTX *cipher = EVP_CIPHER_CTX_new();
    EVP_MD *sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
    EVP_CIPHER *chacha = EVP_CIPHER_fetch(NULL, "ChaCha20-Poly1305", NULL);
    EVP_PKEY *key = testKey();
    unsigned char hash[32] = {0}, signature[80];
    size_t signatureLength = sizeof signature;
    EVP_PKEY_CTX *signer = EVP_PKEY_CTX_new(key, NULL);
    EVP_PKEY_sign_init(signer);
    EVP_PKEY_sign(signer, signature, &signatureLength, hash, sizeof hash);
    DIR *dir = opendir(from);
    if (!dir)
        die(from);
    int files = 0;
    for (struct dirent *item; (item = readdir(dir)) != NULL;) {
        if (item->d_name[0] == '.')
            continue;
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", from, item->d_name);
        const int in = open(path, O_RDONLY);
        if (in < 0)
            die(path);
        EVP_DigestInit_ex2(digest, sha256, NULL);
        unsigned char nonce[12] = {0}, found[32];
        for (ssize_t n; (n = readFull(in, sealed, kChunk + kTag)) > kTag;) {
            int length = 0, last = 0;
            EVP_DecryptInit_ex2(cipher, chacha, kKey, nonce, NULL);
            EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_SET_TAG, kTag, sealed + n - kTag);
            EVP_DecryptUpdate(cipher, plain, &length, sealed, (int)n - kTag);
            if (EVP_DecryptFinal_ex(cipher, plain + length, &last) != 1)
                die("tag");
            EVP_DigestUpdate(digest, plain, (size_t)length);
            nonce[10]++;
        }
        EVP_DigestFinal_ex(digest, found, NULL);
        EVP_PKEY_CTX *checker = EVP_PKEY_CTX_new(key, NULL);
        if (EVP_PKEY_verify_init(checker) != 1 || EVP_PKEY_verify(checker, signature, signatureLength, hash, sizeof hash) != 1)
            die("verify");
        EVP_PKEY_CTX_free(checker);
        close(in);
        files++;
    }
    printf("%d files\n", files);
    return 0;
}

static int tree(long leaves)
{
    EVP_MD_CTX *digest = EVP_MD_CTX_new();
    EVP_MD *sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
    unsigned char stack[64][32], data[256] = {0};
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (long i = 0; i < leaves; i++) {
        memcpy(data, &i, sizeof i);
        unsigned char hash[32];
        EVP_DigestInit_ex2(digest, sha256, NULL);
        EVP_DigestUpdate(digest, "\0", 1);
        EVP_DigestUpdate(digest, data, sizeof data);
        EVP_DigestFinal_ex(digest, hash, NULL);
        int level = 0;
        for (long bits = i; bits & 1; bits >>= 1, level++) {
            EVP_DigestInit_ex2(digest, sha256, NULL);
            EVP_DigestUpdate(digest, "\1", 1);
            EVP_DigestUpdate(digest, stack[level], 32);
            EVP_DigestUpdate(digest, hash, 32);
            EVP_DigestFinal_ex(digest, hash, NULL);
        }
        memcpy(stack[level], hash, 32);
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    printf("%.6f\n", (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc == 4 && strcmp(argv[1], "archive") == 0)
        return archive(argv[2], argv[3]);
    if (argc == 3 && strcmp(argv[1], "verify") == 0)
        return verify(argv[2]);
    if (argc == 3 && strcmp(argv[1], "tree") == 0)
        return tree(atol(argv[2]));
    fputs("bench-floor archive DIR OUT | verify DIR | tree N\n", stderr);
    return 2;
}
