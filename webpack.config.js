const TerserPlugin = require('terser-webpack-plugin');

// What the builder adds to its own configuration of webpack.
module.exports = {
  output: {
    charset: false,
    chunkFilename: '[id].[contenthash:8].js?v=1',
    environment: { document: true, globalThis: true, optionalChaining: true }
  },
  module: {
    rules: [
      // The builder takes such a file as a text, and does not make it small.
      {
        test: /\.raw\.css$/,
        loader: 'esbuild-loader',
        options: { loader: 'css', minify: true }
      }
    ]
  },
  optimization: {
    // The builder's own choice makes the ids from the modules' names, and the
    // container's name has the checkout's absolute path in it: the same source
    // gave another bundle in another folder.
    moduleIds: 'natural',
    chunkIds: 'natural',
    mangleExports: 'size',
    splitChunks: {
      cacheGroups: {
        // What two sections need, and the requests, which come before both.
        requests: {
          name: 'requests',
          chunks: 'async',
          enforce: true,
          test: (module, { chunkGraph }) =>
            chunkGraph.getNumberOfModuleChunks(module) > 1 ||
            /lib.token.(evidence|meaning|requests)\b/.test(module.resource)
        }
      }
    },
    minimizer: [
      // Private members get short names too, 5 kB less. One cache of names for all
      // files, or a class and its base class in another file could use the same name.
      new TerserPlugin({
        parallel: false,
        terserOptions: {
          compress: { keep_fargs: false, passes: 3, pure_getters: true },
          ecma: 2021,
          mangle: { properties: { regex: /^_[a-z]\w{2,}$/ } },
          nameCache: {}
        }
      })
    ]
  }
};
