#pragma once

#include "base/error.h"

namespace huanxin::api::errors {

inline constexpr ErrorSpec kIdMalformed{ErrorKind::not_found, "api.id_malformed",
                                        "地址中的“{0}”不是正确的编号。",
                                        "\"{0}\" in the address is not an id."};
inline constexpr ErrorSpec kQueryMalformed{
    ErrorKind::invalid, "api.query_malformed", "查询条件“{0}”不正确：应为 {1}。",
    "The query member \"{0}\" is not right: it must be {1}."};
inline constexpr ErrorSpec kPathMalformed{
    ErrorKind::invalid, "api.path_malformed", "地址中有无法识别的转义字符；请检查地址。",
    "The address holds an escape that cannot be read; check the address."};
inline constexpr ErrorSpec kContentType{ErrorKind::invalid, "api.content_type",
                                        "请以 application/json 提交，收到的是“{0}”。",
                                        "Send application/json; this came as \"{0}\"."};
inline constexpr ErrorSpec kIfMatchMalformed{
    ErrorKind::invalid, "api.if_match_malformed", "If-Match 应为带引号的版本号，例如 \"3\"。",
    "If-Match must be a version in quotes, such as \"3\"."};
inline constexpr ErrorSpec kKeyMalformed{ErrorKind::invalid, "api.idempotency_key_malformed",
                                         "Idempotency-Key 应为 1 至 100 个可见字符。",
                                         "Idempotency-Key must be 1 to 100 visible characters."};
inline constexpr ErrorSpec kRouteMissing{
    ErrorKind::not_found, "api.route_missing", "没有这个地址：{0}。接口清单见 /api/openapi.json。",
    "There is nothing at {0}. /api/openapi.json lists what there is."};
inline constexpr ErrorSpec kMethodNotAllowed{ErrorKind::invalid, "api.method_not_allowed",
                                             "这个地址只接受 {0}。",
                                             "This address takes {0} only."};
inline constexpr ErrorSpec kBodyTooLarge{
    ErrorKind::too_large, "api.body_too_large", "提交的内容超过 {0} 字节的上限；请减小后重试。",
    "The body is larger than the limit of {0} bytes; send less."};
inline constexpr ErrorSpec kHeaderTooLarge{
    ErrorKind::too_large, "api.header_too_large", "请求头超过 {0} 字节的上限。",
    "The request header is larger than the limit of {0} bytes."};
inline constexpr ErrorSpec kRequestMalformed{ErrorKind::invalid, "api.request_malformed",
                                             "无法识别的 HTTP 请求：{0}。",
                                             "This is not a proper HTTP request: {0}."};
inline constexpr ErrorSpec kTooManyConnections{ErrorKind::unavailable, "api.too_many_connections",
                                               "连接数已满；请稍后再试。",
                                               "All connections are taken; try again in a moment."};
inline constexpr ErrorSpec kTooManyRequests{
    ErrorKind::too_many, "api.too_many_requests", "请求过于频繁；请稍候再试。",
    "Too many requests from this address; slow down and try again."};
inline constexpr ErrorSpec kForeignSite{
    ErrorKind::forbidden, "api.foreign_site", "这个请求来自别的网站，已拒绝；请在本站页面中操作。",
    "This request comes from another site and was refused; act on this site's own pages."};
inline constexpr ErrorSpec kCsrf{
    ErrorKind::forbidden, "api.csrf_token_wrong", "页面令牌缺失或已过期；请刷新页面后重试。",
    "The page's token is missing or out of date; reload the page and try again."};
inline constexpr ErrorSpec kBug{ErrorKind::io, "api.internal",
                                "服务器内部出错，操作没有生效；请把编号 {0} 告诉管理员。",
                                "Something broke inside the server and nothing was changed; tell "
                                "the administrator the number {0}."};
inline constexpr ErrorSpec kPortTaken{
    ErrorKind::io, "api.port_taken",
    "{0} 的端口 {1} 已被占用；请停掉占用它的程序，或用 --port 换一个端口。",
    "Port {1} on {0} is taken; stop the program that holds it or choose another with --port."};
inline constexpr ErrorSpec kListenFailed{
    ErrorKind::io, "api.listen_failed", "无法在 {0}:{1} 上监听：{2}。请检查 address 和 port 设置。",
    "Cannot listen on {0}:{1}: {2}. Check the settings address and port."};
inline constexpr ErrorSpec kTlsFiles{
    ErrorKind::invalid, "api.tls_files",
    "无法读取证书“{0}”或私钥“{1}”：{2}。请检查 tls_certificate 和 tls_key。",
    "Cannot read the certificate \"{0}\" or the key \"{1}\": {2}. Check tls_certificate and "
    "tls_key."};
inline constexpr ErrorSpec kTlsWanted{
    ErrorKind::invalid, "api.tls_wanted",
    "这个端口只接受加密连接；请把地址开头的 http:// 改为 https://。",
    "This port speaks TLS only; write https:// instead of "
    "http:// in front of the address."};
inline constexpr ErrorSpec kEntryMissing{ErrorKind::not_found, "api.entry_missing",
                                         "存证中没有“{0}”这一条；请检查编号。",
                                         "The record holds no entry \"{0}\"; check the number."};
inline constexpr ErrorSpec kNotFound{ErrorKind::not_found, "api.not_found",
                                     "没有找到“{0}”，或您无权查看。",
                                     "There is no \"{0}\", or none that you may see."};
inline constexpr ErrorSpec kNotServing{ErrorKind::unavailable, "api.shutting_down",
                                       "服务器正在停机；请稍后再试。",
                                       "The server is shutting down; try again shortly."};

}  // namespace huanxin::api::errors
