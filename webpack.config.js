// What the builder adds to its own configuration of webpack.
module.exports = {
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
    moduleIds: 'natural'
  }
};
