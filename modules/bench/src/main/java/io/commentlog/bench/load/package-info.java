/** Makes requests, at intended times or as fast as they are answered, and measures how long the answers take. */
package io.commentlog.bench.load;
