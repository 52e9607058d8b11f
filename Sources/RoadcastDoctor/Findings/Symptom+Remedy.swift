extension Symptom {
  /// What to change to fix the finding.
  package var remedy: Remedy {
    switch self {
    case .badCertificate, .certificateEnds:
      Remedy(
        nginx: "ssl_certificate /path/fullchain.pem;   # then: certbot renew && nginx -s reload",
        caddy:
          "media.example.com { … }   # Caddy renews by itself; check that port 80 or 443 is reachable"
      )
    case .notEncrypted:
      Remedy(
        nginx: "listen 443 ssl;",
        caddy: "media.example.com { … }   # the name without http://",
        show: "base_url: https://…"
      )
    case .downgrade:
      Remedy(
        nginx: "return 301 https://$host$request_uri;",
        caddy: "redir https://{host}{uri} 301"
      )
    case .openPort80:
      Remedy(
        nginx:
          "server { listen 80; return 301 https://$host$request_uri; }   # private: return 404;",
        caddy: "media.example.com { … }   # the name without http://; remove `auto_https off`"
      )
    case .temporaryRedirect:
      Remedy(nginx: "return 301 …;   # not 302", caddy: "redir … permanent")
    case .manyRedirects:
      Remedy(nginx: "return 301 <the last address>;", caddy: "redir <the last address> permanent")
    case .feedType:
      Remedy(
        nginx:
          "location ~ \\.xml$ { types {} default_type \"application/rss+xml; charset=utf-8\"; }",
        caddy:
          "@feeds path *.xml   # and below: header @feeds Content-Type \"application/rss+xml; charset=utf-8\""
      )
    case .feedRules: Remedy(show: "roadcast build   # and publish again")
    case .otherAddress: Remedy(show: "base_url: <the address of the folder>/")
    case .notCompressed:
      Remedy(
        nginx: "gzip on; gzip_types application/rss+xml application/xml;",
        caddy: "encode gzip"
      )
    case .noValidator:
      Remedy(
        nginx: "etag on;   # and no proxy that drops it",
        caddy: "file_server   # it sends ETag; remove `header -ETag`"
      )
    case .noConditional:
      Remedy(
        nginx: "if_modified_since exact;   # not off",
        caddy: "file_server   # it answers 304 by itself"
      )
    case .feedCache:
      Remedy(
        nginx: "location ~ \\.xml$ { add_header Cache-Control \"max-age=300\"; }",
        caddy: "@feeds path *.xml   # and below: header @feeds Cache-Control \"max-age=300\""
      )
    case .missingFile:
      Remedy(
        nginx: "root /srv/www/road-notes/feed;   # the whole folder",
        caddy: "root * /srv/www/road-notes/feed",
        show: "roadcast publish   # media first, feeds last"
      )
    case .wrongLength:
      Remedy(
        nginx: "gzip off;   # for audio; and no filter that changes it",
        caddy: "encode gzip   # without `match`: by itself it leaves audio alone",
        show: "roadcast publish   # the file isn't the one that the feed means"
      )
    case .wrongType:
      Remedy(
        nginx: "include /etc/nginx/mime.types; types { text/vtt vtt; application/x-subrip srt; }",
        caddy: "@vtt path *.vtt   # and below: header @vtt Content-Type text/vtt; and so on"
      )
    case .noRanges, .badRangeAnswer:
      Remedy(
        nginx: "max_ranges 1;   # not 0; behind a proxy: proxy_force_ranges on;",
        caddy: "file_server   # it has ranges; a proxied server must have them itself"
      )
    case .noIfRange:
      Remedy(nginx: "etag on;", caddy: "file_server   # it checks If-Range by itself")
    case .compressedAudio:
      Remedy(
        nginx: "gzip_types text/html text/css application/rss+xml;   # no audio",
        caddy: "encode gzip   # without `match`: by itself it leaves audio alone"
      )
    case .headDiffers:
      Remedy(
        nginx: "limit_except GET HEAD { deny all; }   # and no `if` on the method",
        caddy: "@read method GET HEAD"
      )
    case .mediaCache:
      Remedy(
        nginx: "location ~ /(audio|transcripts|chapters|images)/ { add_header Cache-Control "
          + "\"max-age=31536000, immutable\"; }",
        caddy:
          "@media path */audio/* */transcripts/* */chapters/* */images/*   # and below: header @media "
          + "Cache-Control \"max-age=31536000, immutable\""
      )
    case .noCORS:
      Remedy(
        nginx: "location ~ /(transcripts|chapters)/ { add_header Access-Control-Allow-Origin *; }",
        caddy: "@texts path */transcripts/* */chapters/*   # and below: header @texts "
          + "Access-Control-Allow-Origin *"
      )
    case .noBlock: Remedy(show: "private: true   # then build and publish again")
    case .indexed:
      Remedy(
        nginx: "add_header X-Robots-Tag noindex always;",
        caddy: "header X-Robots-Tag noindex"
      )
    case .openFeed:
      Remedy(
        nginx: "location /road-notes/ { proxy_pass http://roadcast; }   # and no root with feed/",
        caddy: "reverse_proxy /road-notes/* 127.0.0.1:8080   # and no file_server",
        show: "private: true   # and `roadcast serve` in place of plain files"
      )
    case .openWorkspace:
      Remedy(
        nginx: "root /srv/road-notes/feed;   # feed/, never the workspace above it",
        caddy: "root * /srv/road-notes/feed"
      )
    case .listing: Remedy(nginx: "autoindex off;", caddy: "file_server   # without `browse`")
    case .tokenInPage:
      Remedy(show: "roadcast subscribers rotate --all   # then remove the page")
    case .wrongTokenWorks:
      Remedy(
        nginx: "proxy_cache off;",
        caddy: "reverse_proxy … 127.0.0.1:8080   # without a cache"
      )
    case .sharedCache:
      Remedy(
        nginx:
          "add_header Cache-Control private;   # in place of `expires` and other lines with Cache-Control",
        caddy: "header Cache-Control private"
      )
    case .anythingExists:
      Remedy(
        nginx: "try_files $uri $uri/ =404;   # not /index.html",
        caddy: "file_server   # without try_files"
      )
    }
  }
}
